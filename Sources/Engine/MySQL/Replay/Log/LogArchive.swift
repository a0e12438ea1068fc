package import Repository

/// Where a log is read from: a repository, or a list in memory in tests.
package protocol LogArchive: Sendable {
    /// At most `limit` indexes from `sequence` on, in order; empty after the newest.
    func segmentIndexes(from sequence: UInt64, limit: Int) async throws -> [SegmentIndex]

    /// One segment with its events: `[u64 LE end offset in its file][raw event]` repeated.
    func segment(_ sequence: UInt64) async throws -> (index: SegmentIndex, events: [UInt8])
}

extension LogArchive {
    /// The segment to begin reading in so that the transaction open at the beginning of segment `sequence` is read from
    /// its own beginning: `sequence` itself, or the one of the same run in which that transaction begins.
    package func transactionStart(at sequence: UInt64, run: String) async throws -> UInt64 {
        var start = sequence
        while start > 1 {
            let pair = try await segmentIndexes(from: start - 1, limit: 2)
            guard let before = pair.first, before.sequence == start - 1, before.run == run,
                before.endsInsideTransaction, !(pair.dropFirst().first?.discardsOpenTransaction ?? false)
            else { break }
            start -= 1
        }
        return start
    }
}

extension InstanceRepository: LogArchive {}
