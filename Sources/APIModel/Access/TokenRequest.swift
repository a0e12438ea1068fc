/// A token for a machine is wanted.
package struct TokenRequest: Described, Hashable {
    package var name: String
    package var scope: TokenScope
    /// Days until it expires; never where absent.
    package var daysToLive: Int?

    package init(name: String, scope: TokenScope, daysToLive: Int? = nil) {
        self.name = name
        self.scope = scope
        self.daysToLive = daysToLive
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "Unique among tokens."),
            .required("scope", .word(of: TokenScope.self), "What its holder may do."),
            .optional("daysToLive", .integer(1...3650), "Days until it expires; never where absent."),
        ])
    }
}
