/// Whether a failure may pass.
package enum RetryVerdict: Sendable, Equatable {
    /// Passes by itself.
    case soon
    /// Passes when somebody does something about it, which needs no word to Tidemark.
    case later
    /// The next try would fail in the same way.
    case never

    /// Nil where nothing is tried again.
    package func backoff(of kind: JobKind) -> Backoff? {
        switch self {
        case .soon: kind.isEndless ? .endless : .soon
        case .later: .later
        case .never: nil
        }
    }
}
