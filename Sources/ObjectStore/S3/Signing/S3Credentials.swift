package import Core

/// What requests are signed with. Prints nothing but whose key it is.
package struct S3Credentials: Sendable, Equatable, CustomStringConvertible {
    /// Public: it is part of every signed request.
    package let accessKeyID: String
    package let secretKey: Secret
    /// Of temporary credentials.
    package let sessionToken: Secret?
    /// When they stop working; nil for never.
    package let expires: Timestamp?

    package init(accessKeyID: String, secretKey: Secret, sessionToken: Secret? = nil, expires: Timestamp? = nil) {
        self.accessKeyID = accessKeyID
        self.secretKey = secretKey
        self.sessionToken = sessionToken
        self.expires = expires
    }

    package var description: String { "key \(accessKeyID.prefix(4))…" }
}
