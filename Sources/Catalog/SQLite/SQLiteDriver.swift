package import Core
internal import GRDB

/// A catalog in one SQLite file: the service's default.
///
/// GRDB keeps one writer and several readers (write-ahead log). Several processes may open the file; writers wait for each
/// other. Durable as soon as committed.
package final class SQLiteDriver: CatalogDriver {
    package let dialect = CatalogDialect.sqlite
    private let pool: DatabasePool
    private let clock: any TidemarkClock
    private let signal = WakeSignal()
    private let path: String

    /// Opens or makes the file. Throws `catalog.unavailable` where that is not possible.
    package init(path: String, clock: any TidemarkClock = SystemClock()) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.label = "catalog"
        configuration.prepareDatabase { database in
            // With the write-ahead log the default would lose the last commits when the power fails.
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        SQLiteFile.makePrivate(path)
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw Self.explain(error, path: path)
        }
        self.clock = clock
        self.path = path
    }

    @discardableResult
    package func transaction<Result: Sendable>(
        _ access: CatalogAccess, _ body: @escaping @Sendable (any CatalogSession) throws -> Result
    ) async throws -> Result {
        let clock = clock
        do {
            switch access {
            case .read:
                return try await pool.read { try body(SQLiteSession(database: $0, clock: clock)) }
            case .write:
                return try await pool.writeWithoutTransaction { database in
                    var result: Result?
                    try database.inTransaction(.immediate) {
                        result = try body(SQLiteSession(database: database, clock: clock))
                        return .commit
                    }
                    guard let result else { throw CancellationError() }
                    return result
                }
            }
        } catch let error as DatabaseError {
            throw Self.explain(error, path: path)
        }
    }

    /// Only writers of this process are heard of at once; others when the time is over.
    package func waitForWake(atMost seconds: Double) async throws {
        await signal.wait(atMost: seconds)
        try Task.checkCancellation()
    }

    package func wake() async { signal.fire() }

    package func close() async { try? pool.close() }

    private static func explain(_ error: any Error, path: String) -> TidemarkError {
        guard let failure = error as? DatabaseError else {
            return TidemarkError(
                .catalogUnavailable, "The catalog \(path) cannot be opened.",
                hint: "Check that its folder exists and may be written to.", cause: error)
        }
        // The statement's arguments are not part of the description: they may be anything.
        let said = failure.message ?? "no reason given"
        switch failure.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return TidemarkError(
                .catalogBusy, "Other processes kept the catalog \(path) busy: \(said)",
                hint: "Try again; for several servers, move the catalog to PostgreSQL.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return TidemarkError(
                .catalogDamaged, "The catalog \(path) is damaged: \(said)",
                hint: "Restore it from its export in a repository.")
        case .SQLITE_CONSTRAINT:
            return TidemarkError(
                .catalogExists, "The catalog \(path) refuses a change: \(said)",
                hint: "Use another name, or take away first what depends on it.")
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            return TidemarkError(
                .catalogUnavailable, "The catalog \(path) cannot be used: \(said)",
                hint: "Check room and permissions of its folder.")
        default:
            return TidemarkError(
                .catalogRefused, "The catalog \(path) refuses a statement: \(said)",
                hint: "Report this with the version of Tidemark.")
        }
    }
}
