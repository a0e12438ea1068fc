/// Who the server takes a caller for.
package struct CallerDocument: Described, Hashable {
    package var name: String
    package var scope: String
    package var expiresAt: WireTime?
    package var session: String?
    package var method: String?
    package var hasSecondFactor: Bool?
    package var groups: [String]?

    package init(
        name: String, scope: String, expiresAt: WireTime? = nil, session: String? = nil, method: String? = nil,
        hasSecondFactor: Bool? = nil, groups: [String]? = nil
    ) {
        self.name = name
        self.scope = scope
        self.expiresAt = expiresAt
        self.session = session
        self.method = method
        self.hasSecondFactor = hasSecondFactor
        self.groups = groups
    }

    package static var schema: Schema {
        .object([
            .required("name", .text(), "Of a person or of a token."),
            .required("scope", .word(of: TokenScope.self), "What it may do."),
            .optional("expiresAt", .time, "Absent where it never expires."),
            .optional("session", .text(), "Names the session; absent for a token."),
            .optional("method", .word(["password", "provider"]), "How the person signed in; absent for a token."),
            .optional(
                "hasSecondFactor", .boolean, "Whether a second factor was shown at signing in; absent for a token."),
            .optional("groups", .list(.text()), "What the provider said the person belongs to; absent for a token."),
        ])
    }
}
