package import Core

/// How many rows the log of an instance changed in a span of time.
package struct ReportedActivity: Sendable, Codable, Hashable {
    /// By the worker's clock.
    package var since: Timestamp
    package var until: Timestamp
    package var inserts: UInt64
    package var updates: UInt64
    package var deletes: UInt64

    package init(since: Timestamp, until: Timestamp, inserts: UInt64, updates: UInt64, deletes: UInt64) {
        self.since = since
        self.until = until
        self.inserts = inserts
        self.updates = updates
        self.deletes = deletes
    }

    /// Takes up what came after it.
    package mutating func merge(_ later: ReportedActivity) {
        since = min(since, later.since)
        until = max(until, later.until)
        inserts = inserts.addingReportingOverflow(later.inserts).partialValue
        updates = updates.addingReportingOverflow(later.updates).partialValue
        deletes = deletes.addingReportingOverflow(later.deletes).partialValue
    }
}
