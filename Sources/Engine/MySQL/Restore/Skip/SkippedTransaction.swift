package import Core

/// A transaction that a restore leaves out.
package struct SkippedTransaction: Sendable, Codable, Hashable {
    package var gtid: GTID
    package var commitTime: Timestamp
    /// Where it begins in the archive: of a distributed transaction its COMMIT.
    package var start: LogLocation
    package var end: LogLocation
    /// Where the branch begins and ends that it commits.
    package var branchStart: LogLocation?
    package var branchEnd: LogLocation?

    package init(gtid: GTID, commitTime: Timestamp, start: LogLocation, end: LogLocation) {
        self.gtid = gtid
        self.commitTime = commitTime
        self.start = start
        self.end = end
    }

    /// Where its rows are.
    var events: LogGroup {
        LogGroup(
            gtid: gtid, outcome: .committed, start: branchStart ?? start, end: branchEnd ?? end, endPosition: nil,
            commitTime: commitTime, isStandalone: false)
    }
}
