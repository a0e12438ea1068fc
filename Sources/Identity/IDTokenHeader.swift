internal import APIModel
internal import Core
internal import Service

/// What an ID token says of its own signature, before anything of it is believed.
struct IDTokenHeader: Sendable {
    /// Bytes of a token.
    static let longest = 64 << 10

    let algorithm: String
    let identifier: String?

    /// Throws `access.provider` where it is no token, asks for more than is known here, or has no signature by a key pair:
    /// `none`, and `HS…`, whose key would be what everybody knows.
    init(of token: String) throws(TidemarkError) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= Self.longest, parts.count == 3, let bytes = Base64URL.decode(parts[0]),
            let tree = try? WorkJSON.value(JSONTree.self, in: bytes), case .text(let algorithm)? = tree["alg"]
        else { throw IDTokenCheck.refused("its ID token cannot be read") }
        guard tree["crit"] == nil else {
            throw IDTokenCheck.refused("its ID token asks for what is not known here")
        }
        guard Self.algorithms.contains(algorithm) else {
            throw IDTokenCheck.refused("its ID token is not signed by a key pair")
        }
        self.algorithm = algorithm
        if case .text(let identifier)? = tree["kid"] { self.identifier = identifier } else { identifier = nil }
    }

    /// The keys that may have signed it.
    func candidates(in keys: [ProviderKey]) -> [ProviderKey] {
        keys.filter { key in
            key.fits(algorithm) && (identifier == nil || key.identifier == nil || key.identifier == identifier)
        }
    }

    private static let algorithms: Set<String> = [
        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
    ]
}
