/// What a look through the audit has found.
package struct AuditReport: Described, Hashable {
    package var verifiedAt: WireTime
    /// Numbers of the first and the last entry that were looked at; 0 where there was none.
    package var first: Int64
    package var last: Int64
    /// Of the last, hexadecimal.
    package var hash: String
    package var entries: Int64
    package var checkpoints: Int64
    /// The last entry that a checkpoint was signed for; 0 where there is none.
    package var signedThrough: Int64
    package var isIntact: Bool
    /// At most a hundred.
    package var findings: [AuditFinding]
    /// How many there are.
    package var findingCount: Int64
    package var notes: [String]

    package init(
        verifiedAt: WireTime, first: Int64, last: Int64, hash: String, entries: Int64, checkpoints: Int64,
        signedThrough: Int64, findings: [AuditFinding], findingCount: Int64, notes: [String]
    ) {
        self.verifiedAt = verifiedAt
        self.first = first
        self.last = last
        self.hash = hash
        self.entries = entries
        self.checkpoints = checkpoints
        self.signedThrough = signedThrough
        isIntact = findingCount == 0
        self.findings = findings
        self.findingCount = findingCount
        self.notes = notes
    }

    package static var schema: Schema {
        .object([
            .required("verifiedAt", .time, "When it was looked at."),
            .required("first", .count, "Number of the first entry that is there; 0 where there is none."),
            .required("last", .count, "Number of the last one."),
            .required("hash", .text(), "Of the last one, SHA-256, hexadecimal."),
            .required("entries", .count, "How many were looked at."),
            .required("checkpoints", .count, "How many signatures were looked at."),
            .required(
                "signedThrough", .count, "The last entry that a checkpoint was signed for; 0 where there is none."),
            .required("isIntact", .boolean, "Whether nothing is wrong."),
            .required("findings", .list(.type(AuditFinding.self)), "What is wrong, at most a hundred."),
            .required("findingCount", .count, "How much is wrong."),
            .required("notes", .list(.text()), "What else is to be known."),
        ])
    }
}
