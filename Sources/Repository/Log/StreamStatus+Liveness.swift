package import Core

extension StreamStatus {
    /// A stream whose heartbeat is older is not running, whatever its status says. Seconds.
    package static let heartbeatLimit: Double = 10

    /// Whether somebody is archiving the log at that time.
    package func isAlive(at now: Timestamp) -> Bool {
        state == .running && now.seconds(since: heartbeat) < Self.heartbeatLimit
    }
}
