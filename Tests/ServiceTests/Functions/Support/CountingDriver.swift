import Catalog
import Core
import Synchronization

/// Counts the statements, and the transactions that write, that pass through to another driver.
final class CountingDriver: CatalogDriver {
    private struct Session: CatalogSession {
        let base: any CatalogSession
        let count: @Sendable () -> Void

        func execute(_ sql: String, _ parameters: [CatalogValue]) throws -> Int {
            count()
            return try base.execute(sql, parameters)
        }

        func query(_ sql: String, _ parameters: [CatalogValue]) throws -> [CatalogRow] {
            count()
            return try base.query(sql, parameters)
        }

        func now() throws -> Timestamp { try base.now() }
    }

    private let base: any CatalogDriver
    private let number = Mutex(0)
    private let writes = Mutex(0)

    init(_ base: any CatalogDriver) { self.base = base }

    var dialect: CatalogDialect { base.dialect }

    /// Statements since the last call.
    func take() -> Int {
        number.withLock { number in
            defer { number = 0 }
            return number
        }
    }

    /// Transactions that write since the last call.
    func takeWrites() -> Int {
        writes.withLock { writes in
            defer { writes = 0 }
            return writes
        }
    }

    @discardableResult
    func transaction<Result: Sendable>(
        _ access: CatalogAccess, _ body: @escaping @Sendable (any CatalogSession) throws -> Result
    ) async throws -> Result {
        if access == .write { writes.withLock { $0 += 1 } }
        return try await base.transaction(access) { session in
            try body(Session(base: session, count: { self.number.withLock { $0 += 1 } }))
        }
    }

    func waitForWake(atMost seconds: Double) async throws { try await base.waitForWake(atMost: seconds) }
    func wake() async { await base.wake() }
    func close() async { await base.close() }
}
