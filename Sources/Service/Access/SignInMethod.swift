/// How a person showed who they are.
package enum SignInMethod: String, Sendable, Hashable, Codable, CaseIterable {
    case password
    /// By the word of an OpenID Connect provider.
    case provider
}
