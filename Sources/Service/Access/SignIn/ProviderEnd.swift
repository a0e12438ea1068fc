package import Core

/// How a sign-in by a provider ends in the browser.
package struct ProviderEnd: Sendable {
    /// What the program that waits exchanges for a session, once.
    package let code: Secret
    /// Where it waits on the browser's machine; nil where the code is carried over by hand.
    package let port: Int?
}
