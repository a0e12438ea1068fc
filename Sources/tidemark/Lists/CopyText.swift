internal import Core
internal import Repository

/// What `copy` and `mirror` say.
enum CopyText {
    static func done(_ report: CopyReport) -> String {
        guard report.segments > 0 || report.bases > 0 || report.bytes > 0 else { return "nothing is new" }
        return "\(CountText.of(report.bases, "base")), \(CountText.of(report.segments, "segment")), "
            + "\(CountText.of(report.chunks, "chunk")) (\(CountText.grouped(report.chunksPresent)) there already), "
            + "\(ByteCount(report.bytes)) written"
    }

    static func object(_ event: String, _ instance: String?, _ report: CopyReport) -> JSONValue {
        [
            "event": .string(event), "instance": .optional(instance), "bases": .unsigned(report.bases),
            "basesPresent": .unsigned(report.basesPresent), "segments": .unsigned(report.segments),
            "chunks": .unsigned(report.chunks), "chunksPresent": .unsigned(report.chunksPresent),
            "bytes": .unsigned(report.bytes), "notes": .array(report.notes.map { .string($0) }),
        ]
    }

    /// The instances of those names, or all. Throws `instance.missing`.
    static func chosen(_ names: [String], in repository: Repository) async throws -> [InstanceRepository] {
        guard names.isEmpty else {
            var chosen: [InstanceRepository] = []
            for name in names { chosen.append(try await repository.existing(name)) }
            return chosen
        }
        return try await repository.instances().map { repository.instance(of: $0) }
    }
}
