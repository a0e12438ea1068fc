/// Whether somebody archives the log.
package enum StreamState: String, Codable, Sendable, Hashable {
    case running
    /// Ended on purpose; the position is where the next one continues.
    case stopped
    /// Ended by an error that needs the user.
    case failed
}
