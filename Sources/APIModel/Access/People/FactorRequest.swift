/// A second factor is to be set up, by who shows the password once more.
package struct FactorRequest: Described, Hashable {
    package var password: String

    package init(password: String) {
        self.password = password
    }

    package static var schema: Schema {
        .object([
            .required("password", .text(TextRule(least: 1, most: 1024)), "One's own.")
        ])
    }
}
