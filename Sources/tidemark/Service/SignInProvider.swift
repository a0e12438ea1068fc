internal import Core
internal import Identity
internal import Service

/// The configured provider, ready to be asked.
enum SignInProvider {
    /// Nil where none is configured. Throws `usage.invalid` where a file of it cannot be used.
    static func make(
        _ settings: ProviderSettings?, _ console: Console
    ) throws(TidemarkError) -> (any IdentityProvider)? {
        guard let settings else { return nil }
        var secret: Secret?
        if let path = settings.secretFile {
            if let exposure = SecretFile.exposure(path, what: "client's secret") { console.warning(exposure) }
            secret = Secret(try SecretFile.read(path, what: "client's secret", code: .usage))
        }
        let transport = try NetworkProviderTransport(caFile: settings.caFile)
        return OIDCProvider(settings, secret: secret, transport: transport)
    }
}
