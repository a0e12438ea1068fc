/// What the holder of a token may do.
package enum TokenScope: String, Sendable, Hashable, Codable, CaseIterable {
    /// Everything but to take jobs, which come with secrets that nobody is shown.
    case administrator
    /// Take jobs and report on them, and nothing else. It is given the secrets of the jobs it takes.
    case worker
    /// Read /metrics, and nothing else.
    case metrics
    /// What was granted to the token's name, and nothing else.
    case granted
}
