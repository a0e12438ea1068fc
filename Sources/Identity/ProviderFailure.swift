internal import APIModel
internal import Core
internal import Service

/// What a provider does not do as it should.
enum ProviderFailure {
    static func unreachable(_ url: String, _ error: any Error) -> TidemarkError {
        // Without the query, which may hold a code.
        TidemarkError(
            .providerUnavailable, "The provider cannot be asked at \(url.prefix { $0 != "?" }).",
            hint: "Check oidc.issuer, the network and the provider's certificate; sign in with a password meanwhile.",
            cause: error)
    }

    static func answer(_ what: String) -> TidemarkError {
        TidemarkError(
            .providerUnavailable, "The provider does not answer as OpenID Connect says: \(what).",
            hint: "Check oidc.issuer, and that the provider knows the client.")
    }

    /// Throws `provider.unavailable` where it is no JSON.
    static func json(_ body: [UInt8], _ what: String) throws(TidemarkError) -> JSONTree {
        do {
            return try WorkJSON.value(JSONTree.self, in: body)
        } catch {
            throw answer("\(what) is no JSON")
        }
    }
}
