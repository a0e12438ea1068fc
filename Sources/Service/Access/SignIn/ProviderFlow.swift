package import Core
internal import Crypto

/// What one sign-in by a provider is held together by: each 256 random bits in base64 for URLs.
package struct ProviderFlow: Sendable {
    /// Comes back with the browser, and finds the flow.
    package let state: Secret
    /// Stands in the ID token, so that none of another sign-in is taken.
    package let nonce: Secret
    /// Shown to the provider with the code, so that nobody else can use that (RFC 7636).
    package let verifier: Secret

    package init(state: Secret, nonce: Secret, verifier: Secret) {
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
    }

    static func make() -> ProviderFlow { ProviderFlow(state: random(), nonce: random(), verifier: random()) }

    static func random() -> Secret { Secret(Base64URL.encode(RandomBytes.make(32))) }

    /// What is shown at the beginning for the verifier: S256.
    package var challenge: String { Self.challenge(of: verifier) }

    package static func challenge(of verifier: Secret) -> String {
        verifier.withBytes { Base64URL.encode(Array(SHA256.hash(data: $0))) }
    }

    /// What is stored of a secret that has to be found again.
    static func digest(of secret: Secret) -> String { secret.withBytes { Hex.encode(SHA256.hash(data: $0)) } }

    /// Nonce and verifier as one secret; the state is shown by whoever comes back.
    var stored: Secret {
        nonce.withBytes { nonce in verifier.withBytes { Secret(nonce + [UInt8(ascii: ".")] + $0) } }
    }

    init?(state: Secret, stored: Secret) {
        let parts = stored.withBytes { $0.split(separator: UInt8(ascii: ".")).map { Secret(Array($0)) } }
        guard parts.count == 2 else { return nil }
        self.init(state: state, nonce: parts[0], verifier: parts[1])
    }
}
