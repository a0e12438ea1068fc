/// A link by which an export is fetched, without its secret.
package struct LinkDocument: Described, Hashable {
    package var id: String
    package var export: String
    package var project: String
    /// Who made it.
    package var owner: String
    package var state: String
    package var createdAt: WireTime
    package var expiresAt: WireTime
    package var mostUses: Int64
    package var uses: Int64
    /// Empty for any.
    package var addresses: [String]
    package var usedAt: WireTime?
    package var revokedAt: WireTime?
    package var revokedBy: String?

    package init(
        id: String, export: String, project: String, owner: String, state: String, createdAt: WireTime,
        expiresAt: WireTime, mostUses: Int64, uses: Int64, addresses: [String], usedAt: WireTime?,
        revokedAt: WireTime?, revokedBy: String?
    ) {
        self.id = id
        self.export = export
        self.project = project
        self.owner = owner
        self.state = state
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.mostUses = mostUses
        self.uses = uses
        self.addresses = addresses
        self.usedAt = usedAt
        self.revokedAt = revokedAt
        self.revokedBy = revokedBy
    }

    package static let states = ["open", "used", "expired", "revoked"]

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names it for ever; part of its address."),
            .required("export", .text(), "What is fetched."),
            .required("project", .name, "Its project."),
            .required("owner", .text(), "Who made it."),
            .required("state", .word(states), "Whether it can be used."),
            .required("createdAt", .time, "When it was made."),
            .required("expiresAt", .time, "From then on it is refused."),
            .required("mostUses", .count, "How often it can be used."),
            .required("uses", .count, "How often it was used."),
            .required("addresses", .list(.text()), "Where it can be used from; empty for anywhere."),
            .optional("usedAt", .time, "When the newest use began."),
            .optional("revokedAt", .time, "When it was revoked."),
            .optional("revokedBy", .text(), "Who revoked it."),
        ])
    }
}
