package import Core

/// How far the runs of one schedule are decided: what was due until then was started, or was reported as missed.
package struct ScheduleRecord: Sendable, Equatable {
    /// Names plan, instance and kind, as the planner writes them.
    package let key: String
    package var decidedThrough: Timestamp
    /// What else the planner remembers, as JSON.
    package var document: String

    package init(key: String, decidedThrough: Timestamp, document: String = "{}") {
        self.key = key
        self.decidedThrough = decidedThrough
        self.document = document
    }
}
