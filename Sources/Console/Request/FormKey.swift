internal import Core
internal import Crypto
internal import Foundation

/// Makes and checks what every form carries: only whoever holds the visitor's cookie can make it.
package struct FormKey: Sendable {
    /// The session's token, or before signing in the name of the visit.
    private let secret: Secret

    package init(of cookie: String) { secret = Secret(cookie) }

    /// For the field `_csrf`.
    package var token: String { signature(of: "csrf") }

    /// Takes as long where the first letter differs as where none does.
    package func accepts(_ token: String) -> Bool { Secret(token) == Secret(self.token) }

    /// Of what is kept by the visitor and must come back as it was.
    package func signature(of text: String) -> String {
        secret.withBytes { bytes in
            Hex.encode(Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: bytes))))
        }
    }
}
