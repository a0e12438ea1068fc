package import Repository

/// Where a log is read from: a repository, or a list in memory in tests.
package protocol LogArchive: Sendable {
    /// At most `limit` indexes from `sequence` on, in order; empty after the newest.
    func segmentIndexes(from sequence: UInt64, limit: Int) async throws -> [SegmentIndex]

    /// One segment with its events: `[u64 LE end offset in its file][raw event]` repeated.
    func segment(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8])
}

extension InstanceRepository: LogArchive {}
