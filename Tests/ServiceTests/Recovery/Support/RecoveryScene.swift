import Catalog
import Core
import ObjectStore
import Repository
import Service
import TestKit

/// A repository in memory with exports of a catalog in it.
struct RecoveryScene {
    let store = MemoryStore()
    let repository: Repository
    let key = SecretSealer.newKey()

    init() async throws {
        repository = try await Repository.create(
            store: store, name: "main", key: .keyFile(KeyFile.generate(), label: "test"))
    }

    @discardableResult
    func export(_ catalog: Catalog) async throws -> (export: ExportRecord, removed: [String]) {
        try await ExportJob(
            catalog: catalog, repository: repository, named: "main", sealingKey: key, program: "test"
        ).run()
    }

    func recover(into placed: PlacedDriver, service: String? = nil) async throws -> RecoveryReport {
        let driver = try placed.open()
        let recovery = CatalogRecovery(driver: driver, repository: repository, service: service)
        do {
            let report = try await recovery.run()
            await driver.close()
            return report
        } catch {
            await driver.close()
            throw error
        }
    }

    /// The tables of a catalog as lines.
    static func tables(_ catalog: Catalog) async throws -> [String: [String]] {
        try ExportText.tables(try await CatalogExport.take(of: catalog, program: "test").document)
    }
}
