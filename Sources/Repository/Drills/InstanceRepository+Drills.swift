internal import Core
internal import Crypto
internal import Foundation
internal import ObjectStore

/// What was proven about the instance's restore points.
extension InstanceRepository {
    /// Drills whose evidence is stored, oldest first.
    package func drills() async throws -> [String] {
        try await repository.store.keys(names.drills, after: nil, limit: .max)
            .compactMap { names.drill(ofEvidence: $0) }
    }

    /// The name under which a drill's evidence is stored.
    package func evidenceName(_ drill: String) -> String { names.evidence(drill) }

    /// Stores the signed document of a drill, once: a second time it must be the same. Throws `store.exists`.
    package func addEvidence(_ document: [UInt8], of drill: String) async throws {
        let name = names.evidence(drill)
        do {
            try await repository.write(.drillEvidence, name, [document], mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            // The answer to an earlier attempt may have been lost.
            guard try await evidence(of: drill) == document else { throw error }
        }
    }

    /// The signed document of a drill. Throws `object.missing`, `object.truncated`, `object.damaged`.
    package func evidence(of drill: String) async throws -> [UInt8] {
        try await repository.read(.drillEvidence, names.evidence(drill))[0]
    }

    /// What a drill looked at, by name and SHA-256 (hexadecimal) of the stored bytes, whole or not: the instance's record and a
    /// base's manifest, which names every chunk. What is missing is left out.
    package func manifestHashes(ofBase base: String) async throws -> [(name: String, hash: String)] {
        var hashes: [(name: String, hash: String)] = []
        for name in [ObjectNames.instanceRecord(id), names.base(base)] {
            do {
                hashes.append((name, Hex.encode(SHA256.hash(data: try await repository.bytes(of: name)))))
            } catch let error as TidemarkError where error.code == .objectMissing {
                continue
            }
        }
        return hashes
    }
}
