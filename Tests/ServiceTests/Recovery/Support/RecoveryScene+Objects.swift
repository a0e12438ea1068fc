import Catalog
import Core
import Crypto
import Foundation
import ObjectStore
import Repository
import Service
import TestKit
import Testing

extension RecoveryScene {
    /// Stores an export as another version of the program would have.
    func keep(_ export: CatalogExport) async throws {
        let hash = Hex.encode(SHA256.hash(data: export.document))
        _ = try await repository.addCatalogExport(
            ExportEnvelope(
                service: export.service, schema: export.schema, takenAt: export.takenAt, program: "other",
                rows: export.rows, hash: hash, sealingKey: key), document: export.document)
    }

    func damage(_ object: String, _ change: (inout [UInt8]) -> Void) async throws {
        var bytes = try await store.get(object)
        change(&bytes)
        try await store.put(object, bytes, mode: .overwrite)
    }

    /// Each byte with one bit turned over, and each length the object could be cut to, is refused.
    func requireTamperProof(_ object: String) async throws {
        let whole = try await store.get(object)
        let found = try #require(try await repository.catalogExports().first { $0.name == object })
        var generator = SeededGenerator(label: "stored export")
        for index in whole.indices {
            var turned = whole
            turned[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            for bytes in [turned, Array(whole[..<index])] {
                try await store.put(object, bytes, mode: .overwrite)
                await #expect(throws: TidemarkError.self, "byte \(index)") {
                    _ = try await repository.catalogExport(found)
                }
            }
        }
        try await store.put(object, whole, mode: .overwrite)
        _ = try await repository.catalogExport(found)
    }
}
