internal import APIModel

/// What callers may say about a job, kind by kind.
package enum JobPayloads {
    /// The fields of a kind's payload that callers may set.
    package static let fields: [JobKind: [String]] = [
        .base: ["ignoresWindow", "threads", "rate", "include", "exclude"],
        .restore: [
            "to", "before", "skip", "databases", "tables", "renames", "existing", "threads", "finalCheck",
            "throwawayTarget", "newInstance",
        ],
        .drill: ["point"],
        .verify: ["depth", "percent", "seed"],
        .copy: ["since", "until"],
        .prune: ["bases", "log", "zone", "removesDamaged", "removesLastBase"],
        .export: ["what"],
        .merge: [],
        .lookup: [
            "what", "table", "key", "since", "until", "gtid", "deletes", "limit",
            "to", "before", "skip", "databases", "tables", "renames", "existing",
        ],
    ]

    /// Reads a payload as the kind's runner will. Throws `usage.invalid` where it cannot.
    package static func read(_ kind: JobKind, _ text: String) throws {
        switch kind {
        case .base: _ = try WorkJSON.value(BasePayload.self, in: text)
        case .restore: _ = try WorkJSON.value(RestorePayload.self, in: text)
        case .drill: _ = try WorkJSON.value(DrillPayload.self, in: text)
        case .verify: _ = try WorkJSON.value(VerifyPayload.self, in: text)
        case .copy: _ = try WorkJSON.value(CopyPayload.self, in: text)
        case .prune: _ = try WorkJSON.value(PrunePayload.self, in: text)
        case .export: _ = try WorkJSON.value(ExportPayload.self, in: text)
        case .hold: _ = try WorkJSON.value(HoldPayload.self, in: text)
        case .lookup: try WorkJSON.value(LookupPayload.self, in: text).check(text)
        case .merge, .stream: break
        }
    }
}
