internal import Core
internal import ObjectStore

extension InstanceVerifier {
    mutating func verifyBases(_ entries: [ObjectEntry]) async throws {
        for entry in entries {
            guard
                let id = ObjectNames.identifier(in: entry.key, prefix: instance.names.bases, suffix: ".base")
            else {
                report.notes.append("“\(entry.key)” is no object of a Tidemark repository.")
                continue
            }
            report.bases += 1
            let isGood = try await check(entry.key) { try await $0.verifyBase(id, name: entry.key) }
            if !isGood {
                damagedBases.insert(id)
                try await keepSummary(ofDamaged: entry.key)
            }
            count(entry)
        }
    }

    private mutating func verifyBase(_ id: String, name: String) async throws {
        let sections = try await instance.repository.read(.base, name)
        let manifest = try instance.decodeBase(sections, id: id, name: name)
        let summary = try StoredJSON.decode(BaseSummary.self, from: sections[0], name: name)
        guard summary == BaseSummary(manifest) else {
            throw ObjectFailure.damaged(name, "its summary does not fit its manifest")
        }
        bases.append(summary)
        for chunk in manifest.tables.lazy.flatMap(\.chunks) {
            references[chunk.id, default: ChunkUse(chunk)].bases.append(id)
        }
    }

    /// The summary of a base whose manifest is damaged still says what is lost with it.
    private mutating func keepSummary(ofDamaged name: String) async throws {
        guard let section = try? await instance.repository.readFirstSection(.base, name).section,
            let summary = try? StoredJSON.decode(BaseSummary.self, from: section, name: name),
            !bases.contains(where: { $0.id == summary.id })
        else { return }
        bases.append(summary)
    }
}
