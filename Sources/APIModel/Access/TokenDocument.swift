/// A token for a machine, without its secret.
package struct TokenDocument: Described, Hashable {
    package var id: String
    package var name: String
    package var scope: TokenScope
    package var createdAt: WireTime
    /// Absent where it never expires.
    package var expiresAt: WireTime?
    /// To the minute; absent where it was never used.
    package var usedAt: WireTime?

    package init(
        id: String, name: String, scope: TokenScope, createdAt: WireTime, expiresAt: WireTime?, usedAt: WireTime?
    ) {
        self.id = id
        self.name = name
        self.scope = scope
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names the token for ever; part of its text."),
            .required("name", .name, "Unique among tokens."),
            .required("scope", .word(of: TokenScope.self), "What its holder may do."),
            .required("createdAt", .time, "When it was made."),
            .optional("expiresAt", .time, "Absent where it never expires."),
            .optional("usedAt", .time, "To the minute; absent where it was never used."),
        ])
    }
}
