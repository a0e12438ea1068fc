/// A code of the second factor.
package struct FactorCode: Described, Hashable {
    package var code: String

    package init(code: String) {
        self.code = code
    }

    package static var schema: Schema {
        .object([
            .required("code", .text(TextRule(least: 6, most: 40)), "Six digits of the authenticator.")
        ])
    }
}
