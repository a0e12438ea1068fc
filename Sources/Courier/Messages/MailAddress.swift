package import Core

/// The server that mail is given to, and whom it is for.
package struct MailAddress: Sendable {
    package enum Security: String, Sendable, Hashable, Codable, CaseIterable {
        /// Begins in the clear and goes on encrypted, or not at all.
        case startTLS = "starttls"
        /// Encrypted from the first byte.
        case tls
        /// In the clear: for a relay on the same machine. No password is ever sent so.
        case none
    }

    package var host: String
    package var port: Int
    package var security: Security
    /// Nil: nobody signs in.
    package var user: String?
    package var password: Secret
    package var from: String
    package var to: [String]

    package init(
        host: String, port: Int, security: Security, user: String? = nil, password: Secret = Secret(""), from: String,
        to: [String]
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.from = from
        self.to = to
    }

    /// Whether a text can stand as an address in a command and a header: nothing in it ends either.
    package static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let forbidden = Set("<>()[],;:\\\"".utf8)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && text.utf8.count <= 254
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !forbidden.contains($0) }
    }
}
