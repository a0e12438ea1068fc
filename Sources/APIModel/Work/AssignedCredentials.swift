package import Core

/// What requests to object storage or a KMS are signed with.
package struct AssignedCredentials: Sendable, Codable {
    package var accessKeyID: String
    @OnWire package var secretKey: Secret
    /// Of temporary credentials, else empty.
    @OnWire package var sessionToken: Secret

    package init(accessKeyID: String, secretKey: Secret, sessionToken: Secret = Secret("")) {
        self.accessKeyID = accessKeyID
        _secretKey = OnWire(wrappedValue: secretKey)
        _sessionToken = OnWire(wrappedValue: sessionToken)
    }
}
