package import Core

/// Where a restore stops: between two transactions of the log.
package struct LogCut: Sendable, Codable, Hashable {
    /// The first transaction left out begins here; nothing from here on is applied.
    package var end: LogLocation
    /// The state of the source's log that is reached.
    package var position: LogPosition
    /// The last transaction before the cut, where one was seen.
    package var gtid: GTID?
    package var commitTime: Timestamp
    package var next: RestoreReport.NextTransaction?
    /// Transactions before the cut that are left out, in the order of the log; nil for none.
    package var skipped: [SkippedTransaction]?

    /// Whether the transaction is one of those.
    func leavesOut(_ group: LogGroup) -> Bool {
        skipped?.contains { $0.start == group.start } ?? false
    }

    package init(
        end: LogLocation, position: LogPosition, gtid: GTID?, commitTime: Timestamp,
        next: RestoreReport.NextTransaction?
    ) {
        self.end = end
        self.position = position
        self.gtid = gtid
        self.commitTime = commitTime
        self.next = next
    }
}
