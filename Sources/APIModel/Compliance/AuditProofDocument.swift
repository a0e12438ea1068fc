/// What proves that the audit is whole.
package struct AuditProofDocument: Described, Hashable {
    /// The service keeps an audit whose chain can be checked; where it does not, the rest is absent.
    package var isAvailable: Bool
    /// The number of the last entry.
    package var entries: Int64?
    /// When the chain was checked last.
    package var verifiedAt: WireTime?
    /// Whether that found every entry in its place.
    package var isIntact: Bool?
    /// When the last signed checkpoint was stored in a repository.
    package var checkpointAt: WireTime?

    package init(
        isAvailable: Bool, entries: Int64? = nil, verifiedAt: WireTime? = nil, isIntact: Bool? = nil,
        checkpointAt: WireTime? = nil
    ) {
        self.isAvailable = isAvailable
        self.entries = entries
        self.verifiedAt = verifiedAt
        self.isIntact = isIntact
        self.checkpointAt = checkpointAt
    }

    package static var schema: Schema {
        .object([
            .required("isAvailable", .boolean, "The service keeps an audit whose chain can be checked."),
            .optional("entries", .count, "The number of the last entry."),
            .optional("verifiedAt", .time, "When the chain was checked last."),
            .optional("isIntact", .boolean, "Whether that found every entry in its place."),
            .optional("checkpointAt", .time, "When the last signed checkpoint was stored in a repository."),
        ])
    }
}
