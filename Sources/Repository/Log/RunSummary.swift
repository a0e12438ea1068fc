package import Core

/// One contiguous run of the log as far as a segment knows it: a digest of all indexes from its first to that segment.
package struct RunSummary: Codable, Sendable, Hashable {
    /// Identifier of the run.
    package var run: String
    package var firstSequence: UInt64
    package var lastSequence: UInt64
    /// When its first segment was sealed.
    package var openedAt: Timestamp
    /// When its last segment was sealed.
    package var sealedAt: Timestamp
    package var firstCommit: Timestamp?
    package var lastCommit: Timestamp?
    /// The log is known to hold everything committed up to here.
    package var confirmedThrough: Timestamp?
    /// Why the run before it could not be continued; absent for the first.
    package var gapReason: String?
    /// Oldest first, at most 1,000.
    package var incidents: [LogIncident]

    package init(
        run: String, firstSequence: UInt64, lastSequence: UInt64, openedAt: Timestamp, sealedAt: Timestamp,
        firstCommit: Timestamp? = nil, lastCommit: Timestamp? = nil, confirmedThrough: Timestamp? = nil,
        gapReason: String? = nil, incidents: [LogIncident] = []
    ) {
        self.run = run
        self.firstSequence = firstSequence
        self.lastSequence = lastSequence
        self.openedAt = openedAt
        self.sealedAt = sealedAt
        self.firstCommit = firstCommit
        self.lastCommit = lastCommit
        self.confirmedThrough = confirmedThrough
        self.gapReason = gapReason
        self.incidents = incidents
    }
}
