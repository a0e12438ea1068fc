internal import APIModel

/// A public key of a provider (RFC 7517) that signatures can be checked with.
struct ProviderKey: Sendable {
    let kind: String
    /// Nil where it says none.
    let identifier: String?
    let algorithm: String?
    /// `P-256` and the like; nil for RSA.
    let curve: String?
    let tree: JSONTree

    /// Nil for what is for encryption, is secret, or is of a kind that is not known here.
    init?(_ tree: JSONTree) {
        guard case .text(let kind)? = tree["kty"], ["RSA", "EC", "OKP"].contains(kind),
            tree["use"] == nil || tree["use"] == .text("sig"), tree["d"] == nil
        else { return nil }
        self.kind = kind
        self.tree = tree
        identifier = Self.text("kid", tree)
        algorithm = Self.text("alg", tree)
        curve = Self.text("crv", tree)
    }

    /// Whether signatures of an algorithm can be this key's. That the key decides, and not the token alone, is what keeps a
    /// token from being checked in another way than it was made.
    func fits(_ algorithm: String) -> Bool {
        if let own = self.algorithm, own != algorithm { return false }
        return switch (kind, curve) {
        case ("RSA", _): ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"].contains(algorithm)
        case ("EC", "P-256"?): algorithm == "ES256"
        case ("EC", "P-384"?): algorithm == "ES384"
        case ("EC", "P-521"?): algorithm == "ES512"
        case ("OKP", "Ed25519"?): algorithm == "EdDSA"
        default: false
        }
    }

    private static func text(_ name: String, _ tree: JSONTree) -> String? {
        if case .text(let text)? = tree[name] { text } else { nil }
    }
}
