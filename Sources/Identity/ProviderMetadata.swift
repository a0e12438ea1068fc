internal import APIModel
internal import Core

/// What a provider says of itself at `/.well-known/openid-configuration`.
struct ProviderMetadata: Sendable {
    let authorization: String
    let token: String
    let keys: String
    /// The client's secret goes into `Authorization`; else into the form.
    let takesBasic: Bool

    static func address(of issuer: String) -> String {
        (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
    }

    /// Throws `provider.unavailable` where it is somebody else's, or an address would go over the network in the clear.
    init(_ tree: JSONTree, of issuer: String) throws(TidemarkError) {
        guard tree["issuer"] == .text(issuer) else {
            throw ProviderFailure.answer("it names another issuer than \(issuer)")
        }
        authorization = try Self.url("authorization_endpoint", tree, issuer)
        token = try Self.url("token_endpoint", tree, issuer)
        keys = try Self.url("jwks_uri", tree, issuer)
        if case .list(let methods)? = tree["token_endpoint_auth_methods_supported"] {
            takesBasic = methods.contains(.text("client_secret_basic"))
        } else {
            takesBasic = true
        }
    }

    private static func url(_ name: String, _ tree: JSONTree, _ issuer: String) throws(TidemarkError) -> String {
        guard case .text(let url)? = tree[name], url.utf8.count <= 2048,
            url.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw ProviderFailure.answer("\(name) is missing") }
        // An issuer on this machine, which alone may go without TLS, may name addresses without TLS.
        guard url.hasPrefix("https://") || (issuer.hasPrefix("http://") && url.hasPrefix("http://")) else {
            throw ProviderFailure.answer("\(name) is no https address")
        }
        return url
    }
}
