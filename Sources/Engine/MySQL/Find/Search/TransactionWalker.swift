internal import Core
internal import MySQLWire
internal import Repository

/// Walks the events of units once, follows the boundaries of transactions, and gives those that hold what is looked for.
///
/// Memory does not grow with the log: events are looked at in place; only an event spread over segments is put together,
/// and only where its rows are compared with a key.
struct TransactionWalker {
    private let request: FindRequest
    private let filter: SegmentFilter
    private let isMariaDB: Bool
    private var parser = BinlogParser()
    private var tracker = GroupTracker()
    private var counter = EventCounter()
    private var lastLook: TableLook?
    private var watch: RowWatch?
    private var fileName: String?
    private var openStart: LogLocation?
    private var tally = TransactionTally()
    /// Prepared branches of distributed transactions that hold what is looked for, until they are committed.
    private(set) var branches: [String: Branch] = [:]
    /// Branches that were committed and are not among those: prepared where nothing was walked, or of no interest.
    private(set) var unknown: [(xid: String, commit: LogGroup)] = []
    /// An event that goes on in the next segment; empty where its bytes are not wanted.
    private var spread: [UInt8] = []
    private var missing = 0
    private(set) var found: [FoundTransaction] = []

    /// A prepared branch that holds what is looked for.
    struct Branch {
        let tally: TransactionTally
        let group: LogGroup
    }

    init(_ request: FindRequest, _ filter: SegmentFilter, isMariaDB: Bool, watch: RowWatch?) {
        self.request = request
        self.filter = filter
        self.isMariaDB = isMariaDB
        self.watch = watch
    }

    /// Whether something that was found waits for an end that any segment may hold.
    var waitsForBranch: Bool { !branches.isEmpty }

    mutating func takeFound() -> [FoundTransaction] {
        defer { found = [] }
        return found
    }

    /// A unit begins that does not follow the last one: nothing of it is known.
    mutating func skip() {
        tracker = GroupTracker()
        openStart = nil
        fileName = nil
        spread = []
        missing = 0
    }

    /// The definitions that hold at the beginning of a unit.
    mutating func enter(segment: UInt64) { watch?.enter(segment: segment) }

    /// Walks the next segment of a unit.
    mutating func walk(_ index: SegmentIndex, _ events: [UInt8]) throws {
        if index.discardsOpenTransaction { skip() }
        if openStart == nil {
            parser = BinlogParser()
            try parser.begin(segment: index)
        }
        fileName = index.start.file?.file ?? fileName
        var cursor = SegmentCursor(index: index, events: events)
        let continuation = cursor.continuation
        do {
            if continuation > 0 {
                try goOn(events, continuation, index.sequence)
                cursor = SegmentCursor(index: index, events: events, offset: continuation)
            }
            try events.withUnsafeBytes { bytes in
                while let entry = try cursor.next() { try step(entry, bytes, index.sequence) }
            }
        } catch let error as BinlogError {
            throw TidemarkError(
                .objectDamaged, "An event in segment \(index.sequence) of the log cannot be read.",
                hint: "Run tidemark verify, and report this with the server's version.", cause: error)
        }
    }

    private mutating func step(
        _ entry: SegmentCursor.Entry, _ bytes: UnsafeRawBufferPointer, _ sequence: UInt64
    ) throws {
        let type = BinlogEventType(rawValue: entry.type)
        guard GroupTracker.matters(entry.type) || type == .tableMap || Self.isRows(type) else { return }
        let raw = UnsafeRawBufferPointer(rebasing: bytes[entry.range])
        if entry.goesOn { return try begin(raw, size: entry.size) }
        let event = try parser.parse(raw)
        if case .rotate(let rotate) = event {
            fileName = rotate.fileName
            return
        }
        let step = tracker.step(event, timestamp: entry.timestamp, in: raw, parser)
        if step.starts {
            openStart = LogLocation(segment: sequence, offset: entry.frame)
            tally = TransactionTally()
        }
        try look(at: event, raw)
        guard let end = step.end else { return }
        guard let start = openStart else {
            throw TidemarkError(
                .objectDamaged, "The log is read from the middle of a transaction, in segment \(sequence).",
                hint: "Run tidemark verify; where it finds nothing, report this.")
        }
        openStart = nil
        finish(
            LogGroup(
                gtid: end.gtid, outcome: end.outcome, start: start,
                end: LogLocation(segment: sequence, offset: entry.range.upperBound),
                endPosition: fileName.map { BinlogPosition(file: $0, offset: entry.endOffset) },
                commitTime: end.commitTime, isStandalone: end.isStandalone))
    }

    private mutating func look(at event: BinlogEvent, _ bytes: UnsafeRawBufferPointer) throws {
        switch event {
        case .rows(let rows): try look(at: rows, bytes)
        case .query(let query): look(at: query)
        case .transactionPayload(let payload):
            var reader = try TransactionPayloadReader(payload, in: bytes)
            var nested: [UInt8] = []
            while try reader.next(into: &nested) {
                try nested.withUnsafeBytes { raw in
                    let event = try parser.parseNested(raw)
                    try look(at: event, raw)
                }
            }
        default: break
        }
    }

    private mutating func look(at rows: RowsEvent, _ bytes: UnsafeRawBufferPointer) throws {
        let table = look(at: rows.table)
        if table.isSystem { return }
        if watch != nil {
            if table.isWanted { try watch?.look(at: rows, bytes, tally: &tally) }
        } else if table.isWanted, !filter.isAboutDeletes || rows.kind == .delete || request.gtid != nil {
            tally.isWanted = true
        }
        tally.count(table.name, rows.kind, try counter.count(rows, in: bytes))
    }

    private mutating func look(at map: TableMap) -> TableLook {
        if let last = lastLook, last.map === map { return last }
        let look = TableLook(map, filter)
        lastLook = look
        return look
    }

    private mutating func look(at query: QueryEvent) {
        if query.isBegin || query.isCommit || query.isRollback { return }
        let statement = DDLStatement.parse(
            query.sql,
            dialect: SQLDialect(
                sqlMode: query.session.sqlMode ?? 0, isMariaDB: isMariaDB,
                version: isMariaDB ? 129_999 : 99_999, characterSet: .of(collation: query.session.characterSetClient)))
        guard filter.names(statement, in: query.schema) else { return }
        tally.add(statement: query.text)
        watch?.pass(statement, query.text, in: query.schema)
    }

    private mutating func finish(_ group: LogGroup) {
        let tally = tally
        self.tally = TransactionTally()
        switch group.outcome {
        case .committed: emit(tally, group, events: group)
        case .rolledBack: break
        case .alterAnnounced: watch?.unpass()
        case .prepared(let xid):
            if tally.isWanted { branches[xid.literal] = Branch(tally: tally, group: group) }
        case .completes(let xid, let commits):
            guard let branch = branches.removeValue(forKey: xid.literal) else {
                if commits { unknown.append((xid.literal, group)) }
                return
            }
            if commits { emit(branch, group) }
        }
    }

    mutating func takeUnknown() -> [(xid: String, commit: LogGroup)] {
        defer { unknown = [] }
        return unknown
    }

    /// A branch was committed.
    mutating func emit(_ branch: Branch, _ commit: LogGroup) { emit(branch.tally, commit, events: branch.group) }

    private mutating func emit(_ tally: TransactionTally, _ group: LogGroup, events: LogGroup) {
        let isNamed = request.gtid.map { $0 == group.gtid } ?? tally.isWanted
        guard isNamed, request.from.map({ group.commitTime >= $0 }) ?? true,
            request.to.map({ group.commitTime <= $0 }) ?? true
        else { return }
        found.append(
            FoundTransaction(
                gtid: group.gtid, commitTime: group.commitTime, endPosition: group.endPosition,
                tables: tally.activities(filter), statement: tally.statement, rows: tally.rows,
                group: LogGroup(
                    gtid: group.gtid, outcome: .committed, start: events.start, end: events.end,
                    endPosition: group.endPosition, commitTime: group.commitTime, isStandalone: group.isStandalone)))
    }

    // MARK: Events spread over segments

    private mutating func begin(_ raw: UnsafeRawBufferPointer, size: Int) throws {
        missing = size - raw.count
        spread = []
        guard case .rows(let rows) = try parser.parse(beginning: raw) else { return }
        let table = look(at: rows.table)
        if watch != nil, table.isWanted {
            spread = Array(raw)
        } else if !table.isSystem {
            // One row or two: what is there of the event tells the table, which is all that is wanted.
            tally.count(table.name, rows.kind, 1)
            if table.isWanted, !filter.isAboutDeletes || rows.kind == .delete { tally.isWanted = true }
        }
    }

    private mutating func goOn(_ events: [UInt8], _ count: Int, _ sequence: UInt64) throws {
        guard missing >= count else {
            // The segment before was not walked: the event is of a transaction that is not looked at.
            if missing == 0 { return }
            throw TidemarkError(
                .objectDamaged, "Segment \(sequence) of the log does not go on where the one before ends.",
                hint: "Run tidemark verify.")
        }
        missing -= count
        guard !spread.isEmpty else { return }
        spread += events[..<count]
        guard missing == 0 else { return }
        let event = spread
        spread = []
        try event.withUnsafeBytes { raw in try look(at: try parser.parse(raw), raw) }
    }

    private static func isRows(_ type: BinlogEventType) -> Bool {
        switch type {
        case .writeRowsV1, .updateRowsV1, .deleteRowsV1, .writeRows, .updateRows, .deleteRows,
            .writeRowsCompressedV1, .updateRowsCompressedV1, .deleteRowsCompressedV1,
            .writeRowsCompressed, .updateRowsCompressed, .deleteRowsCompressed:
            true
        default: false
        }
    }
}
