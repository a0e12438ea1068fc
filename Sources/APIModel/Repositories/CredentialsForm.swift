/// What requests to object storage or a KMS are signed with. Kept sealed, never shown.
package struct CredentialsForm: Described, Hashable {
    package var accessKeyId: String
    package var secretKey: String
    package var sessionToken: String?

    package init(accessKeyId: String, secretKey: String, sessionToken: String? = nil) {
        self.accessKeyId = accessKeyId
        self.secretKey = secretKey
        self.sessionToken = sessionToken
    }

    package static var schema: Schema {
        .object([
            .required("accessKeyId", .text(TextRule(least: 1, most: 256)), "Names the key."),
            .required("secretKey", .text(TextRule(least: 1, most: 1024)), "Kept sealed, never shown."),
            .optional("sessionToken", .text(TextRule(least: 1, most: 8192)), "Of temporary credentials."),
        ])
    }
}
