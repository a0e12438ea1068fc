internal import Core
internal import MySQLWire
internal import Repository

/// Looks at every event for what an index must tell: tables touched, DDL, and whatever makes the log incomplete.
///
/// Nothing is dropped here: events are stored as they came whatever is found.
struct EventInspector {
    private var tables = TableNumbers()
    private var decoded = DecodedRows()
    private let isMariaDB: Bool
    /// What the source said of tables whose images lack columns.
    private var known: [TableName: ImageKnowledge] = [:]
    /// Asked by the event looked at last: what the source has of this table must be known before it can be judged.
    private(set) var question: (table: TableName, shape: RowImageShape)?

    /// Rows of larger events are not counted one by one: such an event holds one row or two.
    private static let maxCountedBytes = 1 << 20
    /// Numbers of names are given anew beyond this, when none is in use.
    private static let maxNames = 4096
    private static let maxStatementBytes = 64 << 10

    init(isMariaDB: Bool) { self.isMariaDB = isMariaDB }

    /// Table maps of another file mean other tables.
    mutating func forgetTables() { tables.forgetMaps() }

    /// To be called when nothing is counted: of so many tables most are gone.
    mutating func forgetNamesIfMany() {
        if tables.count > Self.maxNames { tables.forgetNames() }
    }

    /// What was counted, in the order of the tables' names.
    func activity(_ tally: TableTally) -> [TableActivity] {
        tally.touched.map { number in
            let counts = tally[number]
            return TableActivity(
                table: tables.name(number), inserts: counts.inserts, updates: counts.updates, deletes: counts.deletes)
        }.sorted { $0.table < $1.table }
    }

    /// Another server, or the same one later: nothing that was asked may hold any more.
    mutating func forgetAnswers() {
        known.removeAll()
        question = nil
    }

    /// Answers `question`.
    mutating func learn(_ knowledge: ImageKnowledge, tally: inout SegmentTally) {
        guard let (table, shape) = question else { return }
        question = nil
        known[table] = knowledge
        if shape.isPartial(knowledge) { partialImage(table, &tally) }
    }

    mutating func inspect(
        _ event: BinlogEvent, _ bytes: UnsafeRawBufferPointer, parser: inout BinlogParser, tally: inout SegmentTally
    ) {
        switch event {
        case .rows(let rows): inspect(rows, bytes, &tally)
        case .query(let query): inspect(query, version: parser.format?.serverVersion, &tally)
        case .partialUpdateRows(let rows):
            incident(
                "partial-json",
                "Changes of JSON columns in \(rows.table.schema).\(rows.table.name) are logged in part only"
                    + " (binlog_row_value_options).", &tally)
        case .incident(let incident):
            self.incident(
                "incident-event", "The source reports that its log may lack changes: \(incident.message)", &tally)
        case .beginLoadQuery, .executeLoadQuery:
            incident("load-data", "A LOAD DATA is logged as a statement, not as rows.", &tally)
        case .startEncryption:
            break
        case .transactionPayload(let payload):
            inspect(payload, bytes, parser: &parser, tally: &tally)
        default: break
        }
    }

    private mutating func inspect(
        _ payload: TransactionPayload, _ bytes: UnsafeRawBufferPointer, parser: inout BinlogParser,
        tally: inout SegmentTally
    ) {
        do {
            var reader = try TransactionPayloadReader(payload, in: bytes)
            var nested: [UInt8] = []
            while try reader.next(into: &nested) {
                try nested.withUnsafeBytes { raw in
                    let event = try parser.parseNested(raw)
                    inspect(event, raw, parser: &parser, tally: &tally)
                }
            }
        } catch {
            incident("unreadable-event", "A compressed transaction cannot be read: \(error)", &tally)
        }
    }

    private mutating func inspect(_ rows: RowsEvent, _ bytes: UnsafeRawBufferPointer, _ tally: inout SegmentTally) {
        let place = tables.place(of: rows.table)
        guard !tables[place].isSystem else { return }
        judgeImages(rows, bytes, place, &tally)
        tally.tables.count(UInt64(countRows(rows, bytes, place, &tally)), rows.kind, of: tables[place].number)
    }

    private mutating func countRows(
        _ rows: RowsEvent, _ bytes: UnsafeRawBufferPointer, _ place: Int, _ tally: inout SegmentTally
    ) -> Int {
        guard rows.images.count <= Self.maxCountedBytes else { return 1 }
        do {
            try tables.decode(rows, in: bytes, at: place, into: &decoded)
            return decoded.count
        } catch {
            incident("unreadable-event", "Rows of \(tables[place].name) cannot be read: \(error)", &tally)
            return 1
        }
    }

    /// Looks whether the images lack columns a canonical row has. MariaDB leaves out generated ones, and FULL_NODUP leaves
    /// unchanged ones out of an update's after image, where the before image has them.
    private mutating func judgeImages(
        _ rows: RowsEvent, _ bytes: UnsafeRawBufferPointer, _ place: Int, _ tally: inout SegmentTally
    ) {
        let isWhole = Self.isFull(rows.beforeBitmap, rows.columnCount, bytes)
        guard isMariaDB else {
            if !isWhole || (rows.kind == .update && !Self.isFull(rows.afterBitmap, rows.columnCount, bytes)) {
                partialImage(tables[place].name, &tally)
            }
            return
        }
        if isWhole { return }
        let table = tables[place].name
        let shape = RowImageShape(rows, bytes)
        if let known = known[table] {
            if shape.isPartial(known) { partialImage(table, &tally) }
        } else {
            question = (table, shape)
        }
    }

    private static func isFull(_ bitmap: Range<Int>, _ columns: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bitmap.upperBound <= bytes.count else { return false }
        for column in 0..<columns {
            let byte = bytes[bitmap.lowerBound + column >> 3]
            if byte & (1 << UInt8(column & 7)) == 0 { return false }
        }
        return true
    }

    private func partialImage(_ table: TableName, _ tally: inout SegmentTally) {
        incident("partial-image", "Rows of \(table) are logged in part only (binlog_row_image is not FULL).", &tally)
    }

    /// Drops what is known of the tables a statement may change. Names are compared without regard to case, since a
    /// statement may write them as it likes where the server folds them.
    private mutating func forget(_ tables: [TableName], isSchema: Bool) {
        guard !known.isEmpty else { return }
        if isSchema { return known.removeAll() }
        let names = Set(tables.map { $0.description.lowercased() })
        known = known.filter { !names.contains($0.key.description.lowercased()) }
    }

    private mutating func inspect(_ query: QueryEvent, version: String?, _ tally: inout SegmentTally) {
        if query.isBegin || query.isCommit || query.isRollback { return }
        let server = ServerVersion(parsing: version ?? "")
        let dialect = SQLDialect(
            sqlMode: query.session.sqlMode ?? 0, isMariaDB: isMariaDB,
            version: server.major * 10_000 + server.minor * 100 + server.patch)
        let statement = DDLStatement.parse(query.sql, dialect: dialect)
        switch statement.kind {
        case .rowChange, .createTableSelect:
            // MySQL's own form of an atomic CREATE … SELECT has its rows behind it.
            guard statement.startTransactionClause == nil else { break }
            incident(
                "statement-format", "A change of rows is logged as a statement: \(Self.excerpt(query.text))", &tally)
        case .unknown:
            incident("unknown-statement", "A logged statement is not understood: \(Self.excerpt(query.text))", &tally)
        default: break
        }
        if statement.changesRowsOutsideLog {
            incident(
                "rows-outside-log", "Rows were changed without being logged: \(Self.excerpt(query.text))", &tally)
        }
        guard statement.kind.isTableDDL || statement.kind.isObjectDDL else { return }
        let roles: [TableReference.Role] = [.target, .newName, .model, .partner]
        var seen: Set<TableName> = []
        let tables = statement.tables.filter { roles.contains($0.role) }.map { $0.resolved(in: query.schema) }
            .filter { seen.insert($0).inserted }
        if statement.kind.isTableDDL { forget(tables, isSchema: Self.isSchema(statement.kind)) }
        tally.ddl.append(
            DDLRecord(
                time: Timestamp(seconds: Int64(query.timestamp)),
                sql: String(decoding: query.sql.prefix(Self.maxStatementBytes), as: UTF8.self),
                tables: statement.kind.isTableDDL ? tables : [],
                isTableDDL: statement.kind.isTableDDL && !Self.isSchema(statement.kind)))
    }

    private static func isSchema(_ kind: StatementKind) -> Bool {
        kind == .createDatabase || kind == .alterDatabase || kind == .dropDatabase
    }

    private func incident(_ kind: String, _ text: String, _ tally: inout SegmentTally) {
        // Place and time are those of the transaction, known at its end.
        tally.add(
            LogIncident(kind: kind, description: text, position: LogPosition(), time: Timestamp(microseconds: 0)))
    }

    private static func excerpt(_ text: String) -> String {
        text.count <= 120 ? text : text.prefix(117) + "…"
    }
}
