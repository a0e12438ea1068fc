package import Core

/// How a client speaks with its server.
package struct ClientSettings: Sendable {
    package var server: ServerAddress
    /// Sent as `Authorization: Bearer`; nil for none.
    package var token: Secret?
    /// The approval that changes are made under; nil for none.
    package var approval: String?
    /// Why others are to approve changes that need it; nil where they are not to be asked.
    package var approvalReason: String?
    /// A PEM file with the only authorities to trust; nil for the system's.
    package var caFile: String?
    package var connectSeconds = 10.0
    /// For the beginning of an answer.
    package var answerSeconds = 60.0
    /// Without a byte while a body is read.
    package var idleSeconds = 30.0
    /// Seconds for which a request is made again that may be made again; 0 for a single try.
    package var patience = 10.0
    /// Bytes of an answer.
    package var answerBytes = 64 << 20
    /// Named in `User-Agent`.
    package var agent = "tidemark"

    package init(server: ServerAddress, token: Secret? = nil) {
        self.server = server
        self.token = token
    }
}
