/// An OpenID Connect provider, as it is configured.
package struct ProviderSettings: Sendable, Hashable {
    /// Its URL, exactly as it names itself.
    package var issuer = ""
    /// What this service is called there.
    package var client = ""
    /// The file with the client's secret; nil for a client without one.
    package var secretFile: String?
    /// This service's address as browsers know it, without a path.
    package var address = ""
    /// For people, on a button.
    package var title = "Single sign-on"
    /// Asked for beside `openid`.
    package var scopes = ["profile", "email"]
    /// The claims that names and groups are read from.
    package var nameClaim = "preferred_username"
    package var groupsClaim = "groups"
    /// A PEM file with the only authorities to trust; nil for the system's.
    package var caFile: String?

    package init() {}

    /// Where a browser comes back to: to be registered at the provider.
    package var redirect: String { "\(address)/api/v1/sign-in/provider/callback" }

    /// Whether a URL keeps to HTTPS, or to this machine.
    static func isPrivate(_ url: String) -> Bool {
        let host = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        let isLocal = ["localhost", "127.0.0.1", "[::1]"].contains { host == $0 || host.hasPrefix($0 + ":") }
        return url.hasPrefix("https://") || (url.hasPrefix("http://") && isLocal)
    }
}
