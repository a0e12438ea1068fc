/// How long sessions last.
package struct SessionTerms: Sendable, Hashable {
    /// Seconds, whether used or not.
    package var seconds: Double = 12 * 3600
    /// Seconds without a request.
    package var idleSeconds: Double = 2 * 3600

    package init() {}
}
