internal import Core
internal import MySQLWire
internal import Repository

/// Finds the transactions that a restore is to leave out.
struct SkipFinder {
    let archive: any LogArchive
    let base: BaseManifest
    let cut: LogCut

    enum Answer {
        /// In the order of the log.
        case found([SkippedTransaction])
        /// The base's rows show one of them: an older base is needed.
        case inBase
        /// Not in the log between the base and the cut.
        case missing(GTID)
    }

    /// Throws `restore.unskippable` for a transaction that is only prepared, or announced.
    func find(_ gtids: [GTID]) async throws -> Answer {
        let wanted = Set(gtids)
        for gtid in gtids where base.convergence.covers(gtid: gtid, endingAt: nil) { return .inBase }
        var found: [SkippedTransaction] = []
        guard let first = try await firstSegment(wanted) else { return .missing(gtids[0]) }
        let segments = SegmentCache(archive)
        var scanner = LogScanner(
            segments, from: LogLocation(segment: first, offset: 0), through: cut.end.segment, run: base.run)
        while found.count < wanted.count, let group = try await scanner.next(), group.start < cut.end {
            try Task.checkCancellation()
            guard let gtid = group.gtid, wanted.contains(gtid) else { continue }
            guard !base.convergence.covers(gtid: gtid, endingAt: group.endPosition) else { return .inBase }
            found.append(try await transaction(group, gtid))
        }
        for gtid in gtids where !found.contains(where: { $0.gtid == gtid }) { return .missing(gtid) }
        return .found(found)
    }

    private func transaction(_ group: LogGroup, _ gtid: GTID) async throws -> SkippedTransaction {
        var skipped = SkippedTransaction(gtid: gtid, commitTime: group.commitTime, start: group.start, end: group.end)
        switch group.outcome {
        case .committed, .rolledBack: break
        case .prepared(let xid): throw SkipFailure.onlyPrepared(gtid, xid)
        case .alterAnnounced: throw SkipFailure.statement("an ALTER", gtid)
        case .completes(let xid, _):
            guard let branch = try await branch(xid, before: group) else { throw SkipFailure.noBranch(gtid, xid) }
            skipped.branchStart = branch.start
            skipped.branchEnd = branch.end
        }
        return skipped
    }

    /// The branch that a COMMIT is of; it may lie anywhere before it.
    private func branch(_ xid: XAIdentifier, before end: LogGroup) async throws -> LogGroup? {
        let first = try await archive.transactionStart(at: base.firstSegment, run: base.run)
        var scanner = LogScanner(
            SegmentCache(archive), from: LogLocation(segment: first, offset: 0), through: end.start.segment,
            run: base.run)
        var branch: LogGroup?
        while let group = try await scanner.next(), group.start < end.start {
            switch group.outcome {
            case .prepared(let other) where other.literal == xid.literal: branch = group
            case .completes(let other, _) where other.literal == xid.literal: branch = nil
            default: break
            }
        }
        return branch
    }

    /// The segment to begin the search in, by the indexes alone; nil where none of the transactions is in the log.
    private func firstSegment(_ wanted: Set<GTID>) async throws -> UInt64? {
        var sequence = base.convergenceSegment
        while sequence <= cut.end.segment {
            let indexes = try await archive.segmentIndexes(from: sequence, limit: 256)
            guard let last = indexes.last else { return nil }
            for index in indexes where index.run == base.run && wanted.contains(where: index.end.gtids.contains) {
                return try await archive.transactionStart(at: index.sequence, run: base.run)
            }
            sequence = last.sequence + 1
        }
        return nil
    }
}
