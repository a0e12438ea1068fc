/// What a provider's sign-in ended with is exchanged for a session.
package struct ProviderCode: Described, Hashable {
    package var code: String
    package var verifier: String

    package init(code: String, verifier: String) {
        self.code = code
        self.verifier = verifier
    }

    package static var schema: Schema {
        .object([
            .required("code", .text(TextRule(least: 1, most: 128)), "As it was handed over, once."),
            .required(
                "verifier", .text(TextRule(pattern: "^[A-Za-z0-9._~-]+$", least: 43, most: 128)),
                "What the challenge at the beginning was made of (RFC 7636, S256)."),
        ])
    }
}
