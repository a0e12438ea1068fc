/// The ways of proving who we are that we know.
enum AuthenticationPlugin: String, Sendable {
    case nativePassword = "mysql_native_password"
    case cachingSHA2 = "caching_sha2_password"
    case sha256 = "sha256_password"
    case ed25519 = "client_ed25519"
    case clearPassword = "mysql_clear_password"

    /// What to answer a greeting with that names `plugin`: that one, or one that gives nothing away until the server
    /// switches to what the account really uses.
    static func first(for plugin: String, flavour: ServerFlavour) -> AuthenticationPlugin {
        switch AuthenticationPlugin(rawValue: plugin) {
        case .nativePassword: .nativePassword
        case .cachingSHA2: .cachingSHA2
        case .ed25519: .ed25519
        default: flavour == .mysql ? .cachingSHA2 : .nativePassword
        }
    }
}
