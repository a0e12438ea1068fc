package import Catalog
package import Core
package import Repository

/// One export of the catalog into a repository, with what goes because of it.
package struct ExportJob: Sendable {
    let catalog: Catalog
    let repository: Repository
    /// The repository's name in the catalog.
    let name: String
    /// What the service seals secrets with.
    let sealingKey: Secret
    /// The version of Tidemark.
    let program: String

    package init(
        catalog: Catalog, repository: Repository, named name: String, sealingKey: Secret, program: String
    ) {
        self.catalog = catalog
        self.repository = repository
        self.name = name
        self.sealingKey = sealingKey
        self.program = program
    }

    /// Takes the export, stores it, reads it back, and only then lets older ones go. Gives what was stored, and the names of
    /// those that went.
    package func run() async throws -> (export: ExportRecord, removed: [String]) {
        let taken = try await CatalogExport.take(of: catalog, program: program)
        let hash = DocumentHash.of(taken.document)
        let envelope = ExportEnvelope(
            service: taken.service, schema: taken.schema, takenAt: taken.takenAt, program: program, rows: taken.rows,
            hash: hash, sealingKey: sealingKey)
        // What cannot be read is no export, even where it is stored as it was made.
        _ = try ExportDocument(reading: taken.document)
        let stored = try await repository.addCatalogExport(envelope, document: taken.document)
        let record = ExportRecord(
            repository: name, object: stored.name, takenAt: taken.takenAt, schema: taken.schema,
            rows: Int64(clamping: taken.rows), bytes: Int64(clamping: stored.size), hash: hash)
        try await catalog.write { try $0.exports.add(record) }
        return (record, try await prune(keeping: stored))
    }

    /// Takes away what no rule keeps of this service's exports, never the one given. What a lock keeps stays.
    private func prune(keeping newest: StoredExport) async throws -> [String] {
        let exports = try await repository.catalogExports().filter { $0.service == newest.service }
        var removed: [String] = []
        for export in ExportRetention.expendable(exports) where export.id != newest.id {
            // Oldest first: where one is locked, so are those after it.
            guard try await repository.removeCatalogExport(export) else { break }
            removed.append(export.name)
        }
        let gone = removed
        if !gone.isEmpty {
            try await catalog.write { [name] transaction in
                for object in gone { try transaction.exports.remove(object, in: name) }
            }
        }
        return gone
    }
}
