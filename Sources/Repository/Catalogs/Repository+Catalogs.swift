internal import Core
internal import Crypto
internal import Foundation
internal import ObjectStore

/// Exports of catalogs: what a service remembers, kept where its backups are.
extension Repository {
    /// All exports, of all services, oldest first by their names.
    package func catalogExports() async throws -> [StoredExport] {
        try await store.list(ObjectNames.catalogs).compactMap { StoredExport($0) }
            .sorted { ($0.id, $0.service) < ($1.id, $1.service) }
    }

    /// Stores an export under a new name, and reads it back. Throws `object.damaged` where it is not what was given, and the
    /// store's errors.
    package func addCatalogExport(_ envelope: ExportEnvelope, document: [UInt8]) async throws -> StoredExport {
        guard StoredExport.isService(envelope.service) else {
            throw TidemarkError(
                .internalDefect, "“\(envelope.service)” is no identifier of a service.", hint: "Report this.")
        }
        let id = "\(envelope.takenAt.compactText)-\(RandomIdentifier.hexadecimal(bytes: 4))"
        let name = ObjectNames.catalogExport(id, of: envelope.service)
        let sections = [try StoredJSON.encode(envelope.stored), document]
        try await write(.catalogExport, name, sections, mode: .ifAbsent)
        let size = try await store.size(name) ?? 0
        let export = StoredExport(
            service: envelope.service, id: id,
            takenAt: Timestamp(microseconds: envelope.takenAt.microseconds / 1_000_000 * 1_000_000), size: size)
        let back = try await catalogExport(export)
        guard back.document == document, back.envelope == envelope else {
            throw ObjectFailure.damaged(name, "what was read back is not what was written")
        }
        return export
    }

    /// Throws `object.missing`, `object.truncated`, `object.damaged`; `repository.format` where a newer program made it.
    package func catalogExport(
        _ export: StoredExport
    ) async throws -> (envelope: ExportEnvelope, document: [UInt8]) {
        let sections = try await read(.catalogExport, export.name)
        let version = try StoredJSON.decode(FormatOnly.self, from: sections[0], name: export.name).format
        guard version <= 1 else {
            throw TidemarkError(
                .repositoryFormat,
                "The export \(export.name) has format version \(version); this program knows up to 1.",
                hint: "Use a newer tidemark.")
        }
        let envelope = ExportEnvelope(
            try StoredJSON.decode(ExportEnvelope.Stored.self, from: sections[0], name: export.name))
        guard envelope.service == export.service, Hex.encode(SHA256.hash(data: sections[1])) == envelope.hash else {
            throw ObjectFailure.damaged(export.name, "its document is not the one its envelope names")
        }
        return (envelope, sections[1])
    }

    /// Takes an export away. False where a lock of the store keeps it.
    package func removeCatalogExport(_ export: StoredExport) async throws -> Bool {
        do {
            try await store.delete(export.name)
            return true
        } catch let error as TidemarkError where error.code == .storeLocked {
            return false
        }
    }

    private struct FormatOnly: Decodable { let format: Int }
}
