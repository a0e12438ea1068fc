import Catalog
import Core
import Synchronization

/// Asks SQLite how it carries each statement out that passes through, and keeps what it says.
final class ExplainingDriver: CatalogDriver {
    private struct Session: CatalogSession {
        let base: any CatalogSession
        let keep: @Sendable (String) -> Void

        private func explain(_ sql: String, _ parameters: [CatalogValue]) throws {
            for row in try base.query("EXPLAIN QUERY PLAN \(sql)", parameters) {
                keep("\(try row.text("detail")): \(sql)")
            }
        }

        func execute(_ sql: String, _ parameters: [CatalogValue]) throws -> Int {
            try explain(sql, parameters)
            return try base.execute(sql, parameters)
        }

        func query(_ sql: String, _ parameters: [CatalogValue]) throws -> [CatalogRow] {
            try explain(sql, parameters)
            return try base.query(sql, parameters)
        }

        func now() throws -> Timestamp { try base.now() }
    }

    private let base: any CatalogDriver
    private let steps = Mutex<[String]>([])

    init(_ base: any CatalogDriver) { self.base = base }

    var dialect: CatalogDialect { base.dialect }

    /// Steps of all statements since the last call, each with its statement.
    func take() -> [String] {
        steps.withLock { steps in
            defer { steps = [] }
            return steps
        }
    }

    @discardableResult
    func transaction<Result: Sendable>(
        _ access: CatalogAccess, _ body: @escaping @Sendable (any CatalogSession) throws -> Result
    ) async throws -> Result {
        try await base.transaction(access) { session in
            try body(Session(base: session, keep: { step in self.steps.withLock { $0.append(step) } }))
        }
    }

    func waitForWake(atMost seconds: Double) async throws { try await base.waitForWake(atMost: seconds) }
    func wake() async { await base.wake() }
    func close() async { await base.close() }
}
