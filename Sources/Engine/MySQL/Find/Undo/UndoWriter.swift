internal import Core
internal import MySQLWire
internal import Repository

/// Reads transactions in the order of the log and keeps the statements that reverse them, to be given in the opposite one.
struct UndoWriter {
    private let histories: [TableName: DefinitionHistory]
    private var watch: RowWatch?
    private let isMariaDB: Bool
    private let spool = ReverseSpool()
    private var tables: [TableName: (epoch: Int, table: UndoTable)] = [:]
    private var readers: [ObjectIdentifier: RowReader] = [:]
    private var rows = DecodedRows()
    private(set) var report = UndoReport()

    private static let statementMark = UInt8(ascii: ";")
    private static let commentMark = UInt8(ascii: "-")

    init(_ histories: [TableName: DefinitionHistory], watch: RowWatch?, isMariaDB: Bool) {
        self.histories = histories
        self.watch = watch
        self.isMariaDB = isMariaDB
    }

    mutating func add(_ transaction: FoundTransaction, _ segments: SegmentCache) async throws {
        let before = report.rows
        readers = [:]
        watch?.enter(transaction)
        var reader = LogGroupReader(segments, transaction.group)
        while let item = try await reader.next() {
            switch item.event {
            case .rows(let event):
                do {
                    try item.withBytes { try add(event, $0, transaction) }
                } catch let error as BinlogError {
                    throw TidemarkError(
                        .objectDamaged, "Rows of \(event.table.schema).\(event.table.name) cannot be read.",
                        hint: "Report this with the server's version.", cause: error)
                }
            case .partialUpdateRows: throw Self.irreversible(transaction, "changes of JSON are logged in part only")
            case .query(let query): try refuse(query, transaction)
            default: break
            }
        }
        report.transactions += 1
        let name = transaction.gtid.map { "\($0), " } ?? ""
        try spool.append(
            [Self.commentMark]
                + Array("\(name)\(transaction.commitTime): \(report.rows - before) changes of rows".utf8))
    }

    /// Gives what was kept, the last change first.
    func drain(_ receive: (UndoPiece) throws -> Void) throws {
        try spool.drain { piece in
            let text = String(decoding: piece.dropFirst(), as: UTF8.self)
            guard piece.first == Self.statementMark else { return try receive(.comment(text)) }
            try receive(.statement(text))
            try receive(.statement(UndoScript.count))
        }
    }

    private mutating func add(
        _ event: RowsEvent, _ bytes: UnsafeRawBufferPointer, _ transaction: FoundTransaction
    ) throws {
        let name = TableName(schema: event.table.schema, name: event.table.name)
        guard let history = histories[name] else { return }
        let epoch = history.epoch(of: transaction)
        var reverse: UndoTable
        if let known = tables[name], known.epoch == epoch {
            reverse = known.table
        } else {
            reverse = UndoTable(try history.table(epoch: epoch))
            tables[name] = (epoch, reverse)
        }
        if reverse.table.isSequence { return }
        let chosen: [Int]
        if watch != nil {
            chosen = try watch?.matches(in: event, bytes).map(\.place) ?? []
            rows = watch?.rows ?? rows
        } else {
            try decode(event, bytes, history, reverse.table)
            chosen = Array(0..<rows.count)
        }
        if rows.beforeIsPartial || rows.afterIsPartial {
            throw Self.irreversible(transaction, "rows of \(name) are logged in part only")
        }
        try reverse.reverse(rows, chosen) { sql, count in
            report.statements += 1
            report.rows += count
            if !report.tables.contains(name) { report.tables.append(name) }
            try spool.append([Self.statementMark] + sql)
        }
    }

    private mutating func decode(
        _ event: RowsEvent, _ bytes: UnsafeRawBufferPointer, _ history: DefinitionHistory, _ table: TargetTable
    ) throws {
        let place = ObjectIdentifier(event.table)
        var reader = try readers.removeValue(forKey: place) ?? RowReader(history, table, event.table)
        try reader.decode(event, bytes, into: &rows)
        // A table map must live as long as its reader is known by its identity: the reader holds it.
        readers[place] = reader
    }

    private func refuse(_ query: QueryEvent, _ transaction: FoundTransaction) throws {
        if query.isBegin || query.isCommit { return }
        let statement = DDLStatement.parse(query.sql)
        switch statement.kind {
        case .transaction(.rollbackToSavepoint):
            throw Self.irreversible(transaction, "it was rolled back in part")
        case .rowChange: throw Self.irreversible(transaction, "rows are changed by a logged statement")
        default: break
        }
    }

    private static func irreversible(_ transaction: FoundTransaction, _ reason: String) -> TidemarkError {
        let name = transaction.gtid.map(\.description) ?? transaction.commitTime.description
        return TidemarkError(
            .findIrreversible, "No statements on rows reverse \(name): \(reason).",
            hint: "Restore the table to the moment before it.")
    }
}
