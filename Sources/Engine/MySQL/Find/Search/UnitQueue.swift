internal import Core
internal import Repository

/// Decides which units are walked. Where bursts are looked for, units wait until the deletions around them are enough.
struct UnitQueue {
    private let request: FindRequest
    private var waiting: [LogUnit] = []
    private var deletes: UInt64 = 0
    private var lastCommit: Timestamp?
    private var isBurst = false

    /// A branch of a distributed transaction that is committed in the span may have been prepared before it. Microseconds.
    private static let preparedBefore: Int64 = 60_000_000
    private let from: Timestamp?

    init(_ request: FindRequest) {
        self.request = request
        from = request.from?.adding(microseconds: -Self.preparedBefore)
    }

    /// Takes the next unit of the log; gives those that are to be walked now, in order.
    mutating func add(_ unit: LogUnit, waitsForBranch: Bool) -> [LogUnit] {
        if let gtid = request.gtid {
            return unit.end.gtids.contains(gtid) && !unit.start.gtids.contains(gtid) ? [unit] : []
        }
        let isChosen = waitsForBranch || unit.isNamed && unit.mayHold(from: from, to: request.to)
        guard let minimum = request.minimumDeletes else { return isChosen ? [unit] : [] }
        guard isChosen, let first = unit.firstCommit else { return [] }
        var over: [LogUnit] = []
        if let lastCommit, first.seconds(since: lastCommit) > BurstCollector.gap { over = finish() }
        lastCommit = max(lastCommit ?? first, unit.lastCommit ?? first)
        waiting.append(unit)
        deletes += unit.deletes
        if deletes >= minimum { isBurst = true }
        guard isBurst || waitsForBranch else { return over }
        over += waiting
        waiting = []
        return over
    }

    /// What waited and is no burst, apart from the statements in it.
    mutating func finish() -> [LogUnit] {
        defer {
            waiting = []
            deletes = 0
            isBurst = false
            lastCommit = nil
        }
        return waiting.filter(\.hasStatement)
    }
}
