internal import Core
internal import Dispatch
internal import Synchronization

/// One connection and the thread that may block for it. Connects when first needed, and again when the connection is lost.
final class PostgresLane: Sendable {
    private let queue: DispatchQueue
    private let session = Mutex<PostgresSession?>(nil)
    private let connect: @Sendable () throws(PostgresFailure) -> PostgresSession
    /// Transactions under way or waiting here.
    let load = Atomic<Int>(0)

    init(label: String, connect: @escaping @Sendable () throws(PostgresFailure) -> PostgresSession) {
        queue = DispatchQueue(label: label)
        self.connect = connect
    }

    /// Runs `body` in one transaction. Throws what `body` throws, or `PostgresFailure`.
    func transaction<Result: Sendable>(
        _ access: CatalogAccess, _ body: @escaping @Sendable (any CatalogSession) throws -> Result
    ) async throws -> Result {
        load.add(1, ordering: .relaxed)
        defer { load.subtract(1, ordering: .relaxed) }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try self.run(access, body) }) }
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.session.withLock { $0 = nil }
                continuation.resume()
            }
        }
    }

    private func run<Result: Sendable>(
        _ access: CatalogAccess, _ body: @Sendable (any CatalogSession) throws -> Result
    ) throws -> Result {
        try session.withLock { held in
            let session = try held ?? connect()
            held = session
            do {
                return try Self.run(access, body, on: session)
            } catch {
                if session.isLost { held = nil }
                throw error
            }
        }
    }

    private static func run<Result: Sendable>(
        _ access: CatalogAccess, _ body: @Sendable (any CatalogSession) throws -> Result, on session: PostgresSession
    ) throws -> Result {
        switch access {
        case .read: try session.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        case .write: try session.run("BEGIN ISOLATION LEVEL READ COMMITTED")
        }
        let result: Result
        do {
            result = try body(session)
        } catch {
            // A connection on which even this fails is marked as lost, and ends the transaction by ending.
            if !session.isLost { try? session.run("ROLLBACK") }
            throw error
        }
        do {
            try session.run("COMMIT")
        } catch var failure {
            failure.isOutcomeUnknown = failure.isConnectionLost
            if !session.isLost { try? session.run("ROLLBACK") }
            throw failure
        }
        return result
    }
}
