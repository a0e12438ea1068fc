package import Core

/// One thing a search has found.
package enum FindResult: Sendable {
    case transaction(FoundTransaction)
    case burst(FoundBurst)
    /// From here on the log does not say everything.
    case incident(at: Timestamp, description: String)
    /// What the user should know about the answer.
    case note(String)
}
