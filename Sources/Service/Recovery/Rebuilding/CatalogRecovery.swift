package import Catalog
internal import Core
package import Repository

/// Rebuilds a catalog that was lost from what is in a repository: from the newest export that can be read, else from the
/// repository's own description. Everything is written in one transaction: it is rebuilt whole, or not at all.
package struct CatalogRecovery: Sendable {
    let driver: any CatalogDriver
    let repository: Repository
    /// Whose exports are used; needed where several services export into the repository.
    let service: String?
    let migrations: [CatalogMigration]

    package init(
        driver: any CatalogDriver, repository: Repository, service: String? = nil,
        migrations: [CatalogMigration] = CatalogMigration.all
    ) {
        self.driver = driver
        self.repository = repository
        self.service = service
        self.migrations = migrations
    }

    /// Throws `recovery.not-empty` where the catalog holds anything, `recovery.several` where it is not clear whose exports are
    /// meant, `recovery.newer` where a newer program made them, and the errors of store and catalog.
    package func run() async throws -> RecoveryReport {
        let (dialect, migrations) = (driver.dialect, migrations)
        // Before anything is read that costs something; it is looked at again when it counts.
        try await driver.transaction(.write) { session in
            try FreshCatalog(session: session, dialect: dialect, migrations: migrations).requireEmpty()
        }
        var report = RecoveryReport()
        guard let chosen = try await newest(&report) else {
            return try await DescribedRecovery(driver: driver, repository: repository, migrations: migrations)
                .run(report)
        }
        let (document, known) = (chosen.document, report)
        report = try await driver.transaction(.write) { session in
            var report = known
            try FreshCatalog(session: session, dialect: dialect, migrations: migrations).load(document)
            try RecoveryAftermath(session: session, schema: try CatalogSchema(migrations)).run(&report)
            return report
        }
        report.sealingKey = chosen.envelope.sealingKey
        return report
    }

    /// The newest export that is what was written; nil where there is none. Those passed over are noted.
    private func newest(
        _ report: inout RecoveryReport
    ) async throws -> (envelope: ExportEnvelope, document: ExportDocument)? {
        let exports = try await candidates()
        for export in exports.reversed() {
            do {
                let (envelope, bytes) = try await repository.catalogExport(export)
                let document = try ExportDocument(reading: bytes)
                guard document.header.service == envelope.service, document.header.schema == envelope.schema else {
                    throw ExportDocument.damaged("document and envelope contradict each other")
                }
                report.export = export.name
                report.takenAt = document.header.takenAt
                report.schema = document.header.schema
                report.rows = envelope.rows
                return (envelope, document)
            } catch let error as TidemarkError where Self.isUnusable(error) {
                report.notes.append(
                    "The export of \(export.takenAt) cannot be used and was passed over: \(error.message)")
            }
        }
        if !exports.isEmpty {
            report.notes.append("None of the \(exports.count) exports in \(repository.title) can be used.")
        }
        return nil
    }

    /// Oldest first, of one service.
    private func candidates() async throws -> [StoredExport] {
        let exports = try await repository.catalogExports()
        let services = Set(exports.map(\.service)).sorted()
        if let service {
            guard services.contains(service) else {
                throw TidemarkError(
                    .recoverySeveral, "\(repository.title) holds no export of the service \(service).",
                    hint: services.isEmpty
                        ? "Leave the service out: the repository's own description is used."
                        : "Name one of \(services.joined(separator: ", ")).")
            }
            return exports.filter { $0.service == service }
        }
        guard services.count <= 1 else {
            throw TidemarkError(
                .recoverySeveral, "\(repository.title) holds exports of \(services.count) services.",
                hint: "Say which service is to be recovered: "
                    + services.map { id in
                        "\(id) (newest of \(exports.last { $0.service == id }?.takenAt.description ?? "-"))"
                    }.joined(separator: ", "))
        }
        return exports
    }

    /// Of the export itself, so that the one before it may be better; also one whose epoch's key is not at hand.
    private static func isUnusable(_ error: TidemarkError) -> Bool {
        error.isObjectFailure || error.code == .exportDamaged || error.code == .keyMismatch
    }
}
