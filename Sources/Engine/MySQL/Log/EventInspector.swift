internal import Core
internal import MySQLWire
internal import Repository

/// Looks at every event for what an index must tell: tables touched, DDL, and whatever makes the log incomplete.
///
/// Nothing is dropped here: events are stored as they came whatever is found.
struct EventInspector {
    private var decoders: [ObjectIdentifier: RowsDecoder] = [:]
    private var decoded = DecodedRows()
    private let isMariaDB: Bool

    /// Rows of larger events are not counted one by one: such an event holds one row or two.
    private static let maxCountedBytes = 1 << 20
    private static let maxDecoders = 512
    private static let maxStatementBytes = 64 << 10

    init(isMariaDB: Bool) { self.isMariaDB = isMariaDB }

    /// Table maps of another file mean other tables.
    mutating func forgetTables() { decoders.removeAll() }

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
        let table = TableName(schema: rows.table.schema, name: rows.table.name)
        guard !SystemSchemas.contains(table.schema) else { return }
        if isPartial(rows, bytes) {
            incident(
                "partial-image", "Rows of \(table) are logged in part only (binlog_row_image is not FULL).", &tally)
        }
        let count = UInt64(countRows(rows, bytes, table, &tally))
        tally.count(table) {
            switch rows.kind {
            case .insert: $0.inserts += count
            case .update: $0.updates += count
            case .delete: $0.deletes += count
            }
        }
    }

    private mutating func countRows(
        _ rows: RowsEvent, _ bytes: UnsafeRawBufferPointer, _ table: TableName, _ tally: inout SegmentTally
    ) -> Int {
        guard rows.images.count <= Self.maxCountedBytes else { return 1 }
        do {
            let key = ObjectIdentifier(rows.table)
            if decoders[key] == nil {
                if decoders.count >= Self.maxDecoders { decoders.removeAll() }
                decoders[key] = try RowsDecoder(table: rows.table)
            }
            try decoders[key]?.decode(rows, in: bytes, into: &decoded)
            return decoded.count
        } catch {
            incident("unreadable-event", "Rows of \(table) cannot be read: \(error)", &tally)
            return 1
        }
    }

    /// Whether an image lacks columns. MariaDB's FULL_NODUP leaves unchanged ones out of an update's after image, where
    /// the before image has them.
    private func isPartial(_ rows: RowsEvent, _ bytes: UnsafeRawBufferPointer) -> Bool {
        func isFull(_ bitmap: Range<Int>) -> Bool {
            guard bitmap.upperBound <= bytes.count else { return false }
            for column in 0..<rows.columnCount {
                let byte = bytes[bitmap.lowerBound + column >> 3]
                if byte & (1 << UInt8(column & 7)) == 0 { return false }
            }
            return true
        }
        if !isFull(rows.beforeBitmap) { return true }
        return rows.kind == .update && !isMariaDB && !isFull(rows.afterBitmap)
    }

    private func inspect(_ query: QueryEvent, version: String?, _ tally: inout SegmentTally) {
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
