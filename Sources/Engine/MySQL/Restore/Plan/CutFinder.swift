internal import Core
internal import MySQLWire
internal import Repository

/// Finds the place in the log where a restore stops: the longest prefix of the log, in the log's own order, whose
/// transactions are wanted. Never inside a transaction.
struct CutFinder {
    let archive: any LogArchive
    let base: BaseManifest

    /// What decides that a transaction is the first one left out.
    enum Bound {
        case none
        /// Committed after this time.
        case time(Timestamp)
        /// The transaction itself is the last one applied.
        case through(GTID)
        /// The transaction itself is the first one left out.
        case before(GTID)
        /// Nothing from this segment on.
        case segment(UInt64)
    }

    /// nil where a transaction was named that the log does not hold after the base's convergence.
    func find(_ bound: Bound) async throws -> LogCut? {
        guard let first = try await firstSegment(bound) else { return nil }
        let segments = SegmentCache(archive)
        var scanner = LogScanner(segments, from: LogLocation(segment: first.sequence, offset: 0), run: base.run)
        var cut = LogCut(
            end: LogLocation(segment: first.sequence, offset: 0), position: first.start, gtid: nil,
            commitTime: base.convergenceTime, next: nil)
        var passed = false
        while let group = try await scanner.next() {
            let inBase = base.convergence.covers(gtid: group.gtid, endingAt: group.endPosition)
            if passed || (!inBase && excludes(bound, group)) {
                // A transaction the base already holds cannot be left out.
                if inBase { return nil }
                cut.end = group.start
                cut.next = try await GroupSummary.describe(group, segments)
                return cut
            }
            cut.end = group.end
            cut.gtid = group.gtid
            cut.commitTime = inBase ? max(base.convergenceTime, group.commitTime) : group.commitTime
            if let gtid = group.gtid { cut.position.gtids.insert(gtid) }
            cut.position.file = group.endPosition ?? cut.position.file
            if case .through(let wanted) = bound, group.gtid == wanted { passed = true }
            if case .before(let wanted) = bound, group.gtid == wanted { return nil }
        }
        if case .through = bound { return passed ? cut : nil }
        if case .before = bound { return nil }
        return cut
    }

    private func excludes(_ bound: Bound, _ group: LogGroup) -> Bool {
        switch bound {
        case .none, .through: false
        case .time(let time): group.commitTime > time
        case .before(let gtid): group.gtid == gtid
        case .segment(let sequence): group.end.segment >= sequence
        }
    }

    /// The segment to begin the search in: one that begins outside of any transaction, with nothing before it that
    /// could be the cut. Only indexes are read.
    private func firstSegment(_ bound: Bound) async throws -> SegmentIndex? {
        var candidate: SegmentIndex?
        var beginsInside = false
        // The segment of the convergence may begin inside a transaction: go back to where that one began.
        var sequence = try await archive.transactionStart(at: base.convergenceSegment, run: base.run)
        while true {
            let indexes = try await archive.segmentIndexes(from: sequence, limit: 256)
            for index in indexes {
                guard index.run == base.run else { return candidate }
                if candidate == nil { candidate = index }
                if decidesHere(bound, index) { return candidate }
                if !beginsInside || index.discardsOpenTransaction, !index.endsInsideTransaction,
                    index.transactions > 0
                {
                    candidate = index
                }
                beginsInside = index.endsInsideTransaction
            }
            guard let last = indexes.last else { return candidate }
            sequence = last.sequence + 1
        }
    }

    /// Whether the first transaction left out, or the one named, may be in this segment.
    private func decidesHere(_ bound: Bound, _ index: SegmentIndex) -> Bool {
        switch bound {
        case .none: false
        case .time(let time):
            (index.lastCommit.map { $0 > time } ?? false) || (index.firstCommit.map { $0 > time } ?? false)
        case .through(let gtid), .before(let gtid): index.end.gtids.contains(gtid)
        case .segment(let sequence): index.sequence >= sequence
        }
    }
}
