/// A second factor, or its recovery codes, are taken away or made anew by who shows both.
package struct FactorRemoval: Described, Hashable {
    package var password: String
    package var code: String

    package init(password: String, code: String) {
        self.password = password
        self.code = code
    }

    package static var schema: Schema {
        .object([
            .required("password", .text(TextRule(least: 1, most: 1024)), "One's own."),
            .required(
                "code", .text(TextRule(least: 6, most: 40)), "Six digits of the authenticator, or a recovery code."),
        ])
    }
}
