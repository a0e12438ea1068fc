internal import APIModel
internal import Core
internal import JWTKit
internal import Service

/// The check of an ID token's signature: the only place that asks JWTKit.
enum IDTokenSignature {
    /// Keys a token is tried with, where it names none.
    private static let most = 8

    /// The claims of a token that one of the keys signed. Throws `access.provider`.
    static func claims(
        of token: String, _ header: IDTokenHeader, signedBy keys: [ProviderKey]
    ) async throws -> IDTokenClaims {
        for key in keys.prefix(most) {
            // A collection for each: it takes its first key for those it does not know.
            let collection = JWTKeyCollection()
            guard (try? await collection.add(jwk: try key.webKey(header.algorithm))) != nil else { continue }
            if let payload = try? await collection.verify(token, as: Payload.self) {
                return IDTokenClaims(tree: payload.tree)
            }
        }
        throw IDTokenCheck.refused("its ID token is signed by none of its keys")
    }

    /// What the claims say is judged by `IDTokenCheck`.
    private struct Payload: JWTPayload {
        let tree: JSONTree

        init(from decoder: any Decoder) throws { tree = try JSONTree(from: decoder) }
        func encode(to encoder: any Encoder) throws { try tree.encode(to: encoder) }
        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }
}

extension ProviderKey {
    /// As JWTKit reads it, for one algorithm and no other, with a name where it has none.
    fileprivate func webKey(_ algorithm: String) throws -> JWK {
        guard case .object(var members) = tree else {
            throw ProviderFailure.answer("a key is no object")
        }
        members["alg"] = .text(algorithm)
        if identifier == nil { members["kid"] = .text("only") }
        return try JWK(json: try WorkJSON.text(JSONTree.object(members)))
    }
}
