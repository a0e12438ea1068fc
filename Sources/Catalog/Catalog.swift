internal import Core

/// The service's memory: what is protected, what is wanted, what was done.
///
/// All is done inside transactions whose bounds the caller sets, so that what belongs together is stored together: a job that
/// ends and the event that tells of it.
package struct Catalog: Sendable {
    package let driver: any CatalogDriver
    private let sealing: any SecretSealing

    /// Opens the catalog of a driver and brings its schema forward. Throws `catalog.schema` where that is not possible.
    package static func open(
        _ driver: any CatalogDriver, sealing: any SecretSealing, migrations: [CatalogMigration] = CatalogMigration.all
    ) async throws -> Catalog {
        _ = try await CatalogMigrator(migrations).migrate(driver)
        return Catalog(driver: driver, sealing: sealing)
    }

    init(driver: any CatalogDriver, sealing: any SecretSealing) {
        self.driver = driver
        self.sealing = sealing
    }

    /// Reads one state of the catalog.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (CatalogTransaction) throws -> Result
    ) async throws -> Result {
        let sealing = sealing
        return try await driver.transaction(.read) { try body(CatalogTransaction($0, sealing: sealing)) }
    }

    /// Reads and writes. The body may be run more than once: it changes nothing but the catalog. Workers that wait are woken
    /// after the commit where the body gave them something to do.
    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (CatalogTransaction) throws -> Result
    ) async throws -> Result {
        let sealing = sealing
        let (result, isWakeWanted) = try await driver.transaction(.write) { session in
            let transaction = CatalogTransaction(session, sealing: sealing)
            return (try body(transaction), transaction.notes.isWakeWanted)
        }
        if isWakeWanted { await driver.wake() }
        return result
    }

    /// Ends when there may be work to claim, or after `seconds`.
    package func waitForWork(atMost seconds: Double) async throws { try await driver.waitForWake(atMost: seconds) }

    package func close() async { await driver.close() }
}
