/// What opens a repository.
package struct RepositoryKeyForm: Described, Hashable {
    /// `keyfile`, `passphrase`, `kms` or `token`.
    package var kind: String
    /// Names the key slot.
    package var label: String?
    /// The content of a key file, a passphrase, or a token's PIN.
    package var secret: String?
    /// Of a KMS: ARN, alias or identifier; of a token: the key's label.
    package var key: String?
    package var endpoint: String?
    package var region: String?
    /// Of a KMS.
    package var credentials: CredentialsForm?
    /// Path of a token's module on the workers.
    package var module: String?
    /// Label of a token.
    package var token: String?

    package init(kind: String, label: String? = nil, secret: String? = nil) {
        self.kind = kind
        self.label = label
        self.secret = secret
    }

    package static let kinds = ["keyfile", "passphrase", "kms", "token"]

    package static var schema: Schema {
        let short = Schema.text(TextRule(least: 1, most: 2048))
        return .object([
            .required("kind", .word(kinds), "Where the key is."),
            .optional("label", .text(TextRule(least: 1, most: 100)), "Names the key slot; `service` where absent."),
            .optional(
                "secret", .text(TextRule(least: 1, most: 65_536)),
                "The content of a key file, a passphrase, or a token's PIN. Kept sealed, never shown."),
            .optional("key", short, "Of a KMS: ARN, alias or identifier; of a token: the key's label."),
            .optional("endpoint", short, "Of a KMS; that of its region where absent."),
            .optional("region", short, "Of a KMS."),
            .optional("credentials", .type(CredentialsForm.self), "Of a KMS."),
            .optional("module", short, "Path of a token's module on the workers."),
            .optional("token", short, "Label of a token."),
        ])
    }
}
