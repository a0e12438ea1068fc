/// Who says who a person is.
package enum PersonKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// This service, by a password.
    case local
    /// An OpenID Connect provider.
    case provider
}
