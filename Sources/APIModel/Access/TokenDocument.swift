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
    /// Where it was used last.
    package var usedFrom: String?
    /// When it got its present secret; absent where it has its first.
    package var rotatedAt: WireTime?
    /// Until when the secret before is taken as well; absent where it is not.
    package var oldUntil: WireTime?

    package init(
        id: String, name: String, scope: TokenScope, createdAt: WireTime, expiresAt: WireTime?, usedAt: WireTime?,
        usedFrom: String? = nil, rotatedAt: WireTime? = nil, oldUntil: WireTime? = nil
    ) {
        self.id = id
        self.name = name
        self.scope = scope
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
        self.usedFrom = usedFrom
        self.rotatedAt = rotatedAt
        self.oldUntil = oldUntil
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names the token for ever; part of its text."),
            .required("name", .name, "Unique among tokens."),
            .required("scope", .word(of: TokenScope.self), "What its holder may do."),
            .required("createdAt", .time, "When it was made."),
            .optional("expiresAt", .time, "Absent where it never expires."),
            .optional("usedAt", .time, "To the minute; absent where it was never used."),
            .optional("usedFrom", .text(), "Where it was used last; absent where unknown."),
            .optional("rotatedAt", .time, "When it got its present secret; absent where it has its first."),
            .optional("oldUntil", .time, "Until when the secret before is taken as well; absent where it is not."),
        ])
    }
}
