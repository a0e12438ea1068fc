package import Core

/// What opens a repository.
package struct AssignedKey: Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// The content of a key file is in `secret`.
        case keyfile
        /// It is in `secret`.
        case passphrase
        /// A key of a KMS, which stays there.
        case kms
        /// A key in a PKCS#11 token, which stays there; `secret` is the PIN, empty where the token asks for none.
        case token
    }

    package var kind: Kind
    /// Names the key slot when a repository is made.
    package var label: String
    @OnWire package var secret: Secret
    /// Of a KMS: ARN, alias or identifier; of a token: the key's label.
    package var key: String?
    /// Of a KMS; nil for the one of its region.
    package var endpoint: String?
    package var region: String?
    /// Of a KMS; nil where the worker's environment holds them.
    package var credentials: AssignedCredentials?
    /// Path of a token's module on the worker.
    package var module: String?
    /// Label of a token.
    package var token: String?

    package init(kind: Kind, label: String, secret: Secret = Secret("")) {
        self.kind = kind
        self.label = label
        _secret = OnWire(wrappedValue: secret)
    }
}
