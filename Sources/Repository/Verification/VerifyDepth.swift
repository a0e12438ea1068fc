/// How much a verification reads.
package enum VerifyDepth: Sendable, Hashable {
    /// Manifests, indexes and their chain, and of everything else that it is there and as large as it must be.
    case quick
    /// Quick, and the whole of some chunks and segments.
    case sample(VerifySample)
    /// Every byte.
    case full

    /// Whether a chunk or a segment is read whole.
    func readsWhole(_ key: String) -> Bool {
        switch self {
        case .quick: false
        case .sample(let sample): sample.takes(key)
        case .full: true
        }
    }
}
