package import Core

/// Who archives the log now, and how far it certainly reaches. Overwritten every few seconds; a hint, never a proof.
package struct StreamStatus: Codable, Sendable, Hashable {
    /// Random identifier of the streaming job.
    package var owner: String
    package var host: String
    package var pid: Int32
    package var state: StreamState
    package var startedAt: Timestamp
    /// When the owner was last alive.
    package var heartbeat: Timestamp
    /// Everything the source committed up to here is durable in the repository.
    package var confirmedThrough: Timestamp?
    /// State of the log that is durable.
    package var position: LogPosition
    /// The newest segment.
    package var lastSequence: UInt64
    package var run: String
    /// Why it stopped, or what it is waiting for.
    package var message: String?

    package init(
        owner: String, host: String, pid: Int32, state: StreamState, startedAt: Timestamp, heartbeat: Timestamp,
        confirmedThrough: Timestamp? = nil, position: LogPosition, lastSequence: UInt64, run: String,
        message: String? = nil
    ) {
        self.owner = owner
        self.host = host
        self.pid = pid
        self.state = state
        self.startedAt = startedAt
        self.heartbeat = heartbeat
        self.confirmedThrough = confirmedThrough
        self.position = position
        self.lastSequence = lastSequence
        self.run = run
        self.message = message
    }
}
