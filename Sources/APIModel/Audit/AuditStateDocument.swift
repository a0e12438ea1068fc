/// How the audit stands: where it ends, what is signed and stored of it, and what was last found in it.
package struct AuditStateDocument: Described, Hashable {
    /// The service's identifier, which names its folder in a repository.
    package var service: String
    /// 0 where nothing was ever written.
    package var last: Int64
    /// Of the last entry; whoever keeps the two elsewhere can show later that nothing before was changed.
    package var hash: String
    /// The first entry that is kept.
    package var first: Int64
    package var retentionDays: Int
    /// Of the service, in PEM: what checkpoints are verified with.
    package var publicKey: String
    package var checkpoint: AuditCheckpointDocument?
    package var copies: [AuditCopyDocument]
    package var verifiedAt: WireTime?
    package var verifiedThrough: Int64?
    package var isIntact: Bool?
    package var problem: String?

    package init(
        service: String, last: Int64, hash: String, first: Int64, retentionDays: Int, publicKey: String,
        checkpoint: AuditCheckpointDocument? = nil, copies: [AuditCopyDocument] = [], verifiedAt: WireTime? = nil,
        verifiedThrough: Int64? = nil, isIntact: Bool? = nil, problem: String? = nil
    ) {
        self.service = service
        self.last = last
        self.hash = hash
        self.first = first
        self.retentionDays = retentionDays
        self.publicKey = publicKey
        self.checkpoint = checkpoint
        self.copies = copies
        self.verifiedAt = verifiedAt
        self.verifiedThrough = verifiedThrough
        self.isIntact = isIntact
        self.problem = problem
    }

    package static var schema: Schema {
        .object([
            .required("service", .text(), "Its identifier, which names its folder in a repository."),
            .required("last", .count, "The last entry; 0 where nothing was ever written."),
            .required("hash", .text(), "Of the last entry, SHA-256, hexadecimal."),
            .required("first", .integer(1...Int64.max), "The first entry that is kept."),
            .required("retentionDays", .integer(1...36_500), "How long entries are kept."),
            .required("publicKey", .text(), "Of the service, in PEM: checkpoints are signed with its other half."),
            .optional("checkpoint", .type(AuditCheckpointDocument.self), "The newest one."),
            .required("copies", .list(.type(AuditCopyDocument.self)), "How far each repository has it."),
            .optional("verifiedAt", .time, "When it was last looked through."),
            .optional("verifiedThrough", .count, "Up to which entry."),
            .optional("isIntact", .boolean, "Whether nothing was wrong."),
            .optional("problem", .text(), "What was wrong first."),
        ])
    }
}
