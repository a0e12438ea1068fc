package import Core

/// What the loops of events have to say about themselves, for the log.
package enum EventLoopNote: Sendable, Equatable {
    case sent(channel: String, event: Int64)
    /// A try failed; it is repeated, or given up.
    case failed(channel: String, event: Int64, reason: String, isGivenUp: Bool)
    /// A round failed; the next comes all the same.
    case broken(TidemarkError)
}
