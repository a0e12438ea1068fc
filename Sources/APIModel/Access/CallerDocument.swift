/// Who the server takes a caller for.
package struct CallerDocument: Described, Hashable {
    /// `administrator`, or the name of a token.
    package var name: String
    package var scope: String
    /// Absent where it never expires.
    package var expiresAt: WireTime?

    package init(name: String, scope: String, expiresAt: WireTime? = nil) {
        self.name = name
        self.scope = scope
        self.expiresAt = expiresAt
    }

    package static var schema: Schema {
        .object([
            .required("name", .text(), "`administrator`, or the name of a token."),
            .required("scope", .word(of: TokenScope.self), "What it may do."),
            .optional("expiresAt", .time, "Absent where it never expires."),
        ])
    }
}
