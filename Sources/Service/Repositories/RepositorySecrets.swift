package import APIModel
internal import Core

/// What opens a repository and its store: sealed in the catalog as one text.
package struct RepositorySecrets: Sendable {
    package var key: AssignedKey
    package var credentials: AssignedCredentials?

    package init(key: AssignedKey, credentials: AssignedCredentials? = nil) {
        self.key = key
        self.credentials = credentials
    }

    private struct Form: Codable {
        let key: AssignedKey
        let credentials: AssignedCredentials?
    }

    /// As it is sealed.
    var secret: Secret { get throws { Secret(try WorkJSON.bytes(Form(key: key, credentials: credentials))) } }

    init(_ secret: Secret) throws {
        let form = try secret.withBytes { try WorkJSON.value(Form.self, in: $0) }
        key = form.key
        credentials = form.credentials
    }
}
