/// Up to where the audit is signed.
package struct AuditCheckpointDocument: Described, Hashable {
    package var through: Int64
    package var hash: String
    package var madeAt: WireTime

    package init(through: Int64, hash: String, madeAt: WireTime) {
        self.through = through
        self.hash = hash
        self.madeAt = madeAt
    }

    package static var schema: Schema {
        .object([
            .required("through", .integer(1...Int64.max), "The last entry that it was signed for."),
            .required("hash", .text(), "Of that entry, SHA-256, hexadecimal."),
            .required("madeAt", .time, "When it was signed."),
        ])
    }
}
