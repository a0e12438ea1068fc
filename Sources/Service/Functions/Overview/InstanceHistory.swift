package import APIModel
package import Core

/// What happened to an instance, and what is known of what is kept of it.
package struct InstanceHistory: Sendable {
    package struct Base: Sendable, Hashable {
        package let id: String
        /// Its first restore point.
        package let convergence: Timestamp
        package let startedAt: Timestamp
        package let finishedAt: Timestamp?
        package let tables: Int64
        package let rows: Int64
        /// Bytes that were read.
        package let rawBytes: Int64
        /// Bytes of its chunks, shared ones included.
        package let storedBytes: Int64
    }

    package struct Burst: Sendable, Hashable {
        package let happenedAt: Timestamp
        /// `deletes` or `updates`.
        package let what: String
        /// In a minute.
        package let rows: Int64
        /// Just before it began, where that was told.
        package let before: Timestamp?
    }

    package struct Drill: Sendable, Hashable {
        package let id: String
        package let base: String
        package let restorePoint: Timestamp
        package let endedAt: Timestamp
        package let isPassed: Bool
        /// Seconds.
        package let rto: Double?
    }

    package struct GapReason: Sendable, Hashable {
        /// Where the window before the gap ends.
        package let from: Timestamp
        package let reason: String
    }

    /// Oldest first.
    package let tides: [Tide]
    /// Newest first.
    package let marks: [LogMark]
    /// Newest first.
    package let bursts: [Burst]
    /// Newest first.
    package let drills: [Drill]
    /// Oldest first.
    package let bases: [Base]
    package let gapReasons: [GapReason]
    package let checks: [CheckItem]
    package let checkedAt: Timestamp?
    package let serverVersion: String?
    /// Seconds that the plan lets the log be behind; nil where it does not say.
    package let rpoLimit: Double?
}
