package import Core

/// Something that makes the log incomplete although it is contiguous. It ends the window.
package struct LogIncident: Codable, Sendable, Hashable {
    /// Stable word such as `incident-event`, `statement-format`, `partial-image`.
    package var kind: String
    /// One sentence for the user.
    package var description: String
    /// State of the log after the incident: a base whose `low` reaches it is not concerned.
    package var position: LogPosition
    /// Restore points before this time are unharmed.
    package var time: Timestamp

    package init(kind: String, description: String, position: LogPosition, time: Timestamp) {
        self.kind = kind
        self.description = description
        self.position = position
        self.time = time
    }
}
