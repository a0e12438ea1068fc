/// How one can sign in here.
package struct SignInWays: Described, Hashable {
    package var password: Bool
    package var provider: String?

    package init(password: Bool, provider: String? = nil) {
        self.password = password
        self.provider = provider
    }

    package static var schema: Schema {
        .object([
            .required("password", .boolean, "By name and password."),
            .optional("provider", .text(), "What the provider is called; absent where there is none."),
        ])
    }
}
