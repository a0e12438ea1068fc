/// How fast, and how dear, an object comes back from an archive class.
package enum RetrievalSpeed: String, Sendable, Hashable, CaseIterable {
    /// Minutes; not from the deepest class.
    case expedited
    /// Some hours.
    case standard
    /// Up to two days, the cheapest.
    case bulk

    /// The name in S3's protocol.
    var tier: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
