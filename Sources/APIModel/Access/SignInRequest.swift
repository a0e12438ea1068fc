/// Somebody signs in with a password.
package struct SignInRequest: Described, Hashable {
    package var name: String?
    package var password: String
    package var code: String?
    package var newPassword: String?

    package init(name: String? = nil, password: String, code: String? = nil, newPassword: String? = nil) {
        self.name = name
        self.password = password
        self.code = code
        self.newPassword = newPassword
    }

    package static var schema: Schema {
        .object([
            .optional("name", .name, "Who; `administrator` where absent."),
            .required("password", .text(TextRule(least: 1, most: 1024)), "The person's password."),
            .optional(
                "code", .text(TextRule(least: 6, most: 40)),
                "Of the second factor, or a recovery code; needed where the person has a second factor."),
            .optional(
                "newPassword", .text(TextRule(least: 12, most: 128)),
                "Another password from now on; needed where `access.change` was answered."),
        ])
    }
}
