internal import Catalog
internal import Core
internal import Repository
internal import Service

/// Opens the catalog of a service, with the key that its secrets are sealed with.
enum ServiceCatalog {
    static func driver(_ place: CatalogLocation) throws -> any CatalogDriver {
        switch place {
        case .sqlite(let path): try SQLiteDriver(path: path)
        case .postgres(let url): PostgresDriver(url: url)
        }
    }

    static func open(_ driver: any CatalogDriver, _ sealer: SecretSealer) async throws -> Catalog {
        do {
            return try await Catalog.open(driver, sealing: sealer)
        } catch {
            await driver.close()
            throw error
        }
    }

    /// The key of the data folder, made where there is none: then it is new, and goes again where the catalog knows another.
    /// A key that was recovered takes its place where there is none.
    static func sealingKey(
        _ folder: DataFolder, recovered: Secret?
    ) throws(TidemarkError) -> (key: Secret, isNew: Bool) {
        let path = folder.file(SealingKey.fileName)
        let known = try SealingKey.read(path)
        if let recovered {
            guard known == nil || known == recovered else {
                throw TidemarkError(
                    .catalogSecret, "\(path) is not the key that the recovered catalog's secrets were sealed with",
                    hint: "move \(path) away and recover into an empty catalog again")
            }
            if known == nil { try SealingKey.write(recovered, to: path) }
            return (recovered, false)
        }
        if let known { return (known, false) }
        let key = SecretSealer.newKey()
        try SealingKey.write(key, to: path)
        return (key, true)
    }

    /// Rebuilds an empty catalog out of a repository and says what came back. Returns the key of its secrets, where it is
    /// known.
    static func rebuild(
        _ driver: any CatalogDriver, _ repository: Repository, _ service: String?, _ console: Console
    ) async throws -> Secret? {
        let report: RecoveryReport
        do {
            report = try await CatalogRecovery(driver: driver, repository: repository, service: service).run()
        } catch {
            await driver.close()
            throw error
        }
        if let taken = report.takenAt {
            console.line("recover", "the catalog as of \(taken), \(report.rows) rows")
        } else {
            console.line("recover", "\(report.instances.count) instances out of the repository's own description")
        }
        for note in report.notes { console.warning(note) }
        console.object([
            "event": "recovered", "export": .optional(report.export),
            "takenAt": .optional(report.takenAt?.description), "rows": .unsigned(report.rows),
            "instances": .array(report.instances.map { .string($0.name) }),
            "queuedJobs": .integer(Int64(report.queued)), "uncertainJobs": .integer(Int64(report.uncertain)),
        ])
        return report.sealingKey
    }
}
