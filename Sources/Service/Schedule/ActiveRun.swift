package import Core

/// A run that has begun and not ended.
package struct ActiveRun: Hashable, Sendable, Codable {
    package var due: Timestamp
    package var started: Timestamp
    /// Its window has shut; it waits for the next opening.
    package var isHeld = false

    package init(due: Timestamp, started: Timestamp) {
        self.due = due
        self.started = started
    }
}
