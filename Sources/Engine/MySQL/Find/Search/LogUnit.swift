internal import Core
internal import Repository

/// Consecutive segments that no transaction reaches out of: one, as a rule; more where a transaction is spread.
struct LogUnit: Sendable {
    let first: UInt64
    private(set) var last: UInt64
    let run: String
    private(set) var bytes: UInt64 = 0
    private(set) var firstCommit: Timestamp?
    private(set) var lastCommit: Timestamp?
    /// The state of the log before and after it.
    let start: LogPosition
    private(set) var end: LogPosition
    private(set) var isOpen = false
    /// Whether any index names what is looked for.
    private(set) var isNamed = false
    /// Rows of the wanted tables that were deleted.
    private(set) var deletes: UInt64 = 0
    /// Whether a statement on a wanted table is in it.
    private(set) var hasStatement = false

    init(_ index: SegmentIndex, _ filter: SegmentFilter) {
        first = index.sequence
        last = index.sequence
        run = index.run
        start = index.start
        end = index.end
        add(index, filter)
    }

    /// Whether a segment goes on with the transaction that is open at the end of this unit.
    func isContinued(by index: SegmentIndex) -> Bool {
        isOpen && index.run == run && index.sequence == last + 1 && !index.discardsOpenTransaction
    }

    mutating func add(_ index: SegmentIndex, _ filter: SegmentFilter) {
        last = index.sequence
        bytes += index.rawBytes
        end = index.end
        isOpen = index.endsInsideTransaction
        firstCommit = [firstCommit, index.firstCommit].compactMap(\.self).min()
        lastCommit = [lastCommit, index.lastCommit].compactMap(\.self).max()
        let look = filter.look(at: index)
        if look.isNamed { isNamed = true }
        if look.hasStatement { hasStatement = true }
        deletes += look.deletes
    }

    /// Whether a transaction of it may have committed in that time.
    func mayHold(from: Timestamp?, to: Timestamp?) -> Bool {
        guard let firstCommit, let lastCommit else { return false }
        return (from.map { lastCommit >= $0 } ?? true) && (to.map { firstCommit <= $0 } ?? true)
    }
}
