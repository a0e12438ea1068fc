internal import Core
internal import MySQLWire
internal import Repository

/// Where a branch of a distributed transaction was prepared whose COMMIT alone is named.
///
/// The indexes do not tell where branches are prepared. So the segments before are read that name what is looked for; it is rare
/// that COMMIT and PREPARE do not lie side by side.
struct EarlierBranches {
    private let archive: any LogArchive
    /// Units before that name what is looked for.
    private var passed: [ClosedRange<UInt64>] = []
    private var branches: [String: TransactionWalker.Branch]?

    init(_ archive: any LogArchive) { self.archive = archive }

    mutating func passOver(_ unit: LogUnit) { passed.append(unit.first...unit.last) }

    /// The branch that a COMMIT is of; nil where it did nothing to what is looked for.
    ///
    /// - Parameter walker: one that knows nothing yet.
    mutating func branch(
        _ xid: String, of commit: LogGroup, _ walker: TransactionWalker, _ report: inout FindReport
    ) async throws -> TransactionWalker.Branch? {
        guard !passed.isEmpty else { return nil }
        if branches == nil { branches = try await survey(walker, &report) }
        guard let branch = branches?[xid], try await isOpen(branch, xid, until: commit) else { return nil }
        return branch
    }

    private func survey(
        _ fresh: TransactionWalker, _ report: inout FindReport
    ) async throws -> [String: TransactionWalker.Branch] {
        var walker = fresh
        var last: UInt64?
        for range in passed {
            try Task.checkCancellation()
            if last.map({ $0 + 1 != range.lowerBound }) ?? true { walker.skip() }
            walker.enter(segment: range.lowerBound)
            for sequence in range {
                let (index, events) = try await archive.segment(sequence)
                try walker.walk(index, events)
                report.readSegments += 1
                report.readBytes += index.rawBytes
            }
            last = range.upperBound
            _ = walker.takeFound()
            _ = walker.takeUnknown()
        }
        return walker.branches
    }

    /// Whether no other end of a branch of this name lies between: segments that do not name the table were not read.
    private func isOpen(_ branch: TransactionWalker.Branch, _ xid: String, until commit: LogGroup) async throws -> Bool
    {
        var scanner = LogScanner(SegmentCache(archive), from: branch.group.end, through: commit.start.segment)
        while let group = try await scanner.next(), group.start < commit.start {
            switch group.outcome {
            case .prepared(let other), .completes(let other, _):
                if other.literal == xid { return false }
            default: break
            }
        }
        return true
    }
}
