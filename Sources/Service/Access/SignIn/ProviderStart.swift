package import Core

/// How a sign-in by a provider begins.
package struct ProviderStart: Sendable {
    /// Where the browser is sent to.
    package let address: String
    /// For the browser's cookie: whoever comes back without it began nothing here.
    package let browser: Secret
    /// Whether the cookie is kept to HTTPS.
    package let isSecure: Bool
    /// Seconds within which it has to come back.
    package let seconds: Double
}
