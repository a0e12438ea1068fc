internal import Core
internal import MySQLWire
internal import Repository

/// The statements that reverse changes of one table's rows.
struct UndoTable {
    let table: TargetTable
    private let values: [ValueSQL]
    /// Columns in the order conditions name them: the key first.
    private let order: [Int]
    private let columns: String

    private static let batchBytes = 256 << 10
    private static let batchRows = 500

    init(_ table: TargetTable) {
        self.table = table
        let key = Set(table.key)
        values = table.list.columns.indices.map { place in
            ValueSQL(
                table.list.columns[place], kind: table.kinds[place], isKey: key.contains(place), flavour: table.flavour)
        }
        order = table.key + table.kinds.indices.filter { !key.contains($0) }
        columns = table.list.columns.map(\.name.quotedIdentifier).joined(separator: ", ")
    }

    /// The rows of one event, in its order, as statements that reverse them: given in the order of the event, to be run
    /// in the opposite one. The number is that of the rows each must change.
    func reverse(
        _ rows: DecodedRows, _ chosen: [Int], _ body: (_ sql: [UInt8], _ rows: UInt64) throws -> Void
    ) throws {
        try rows.bytes.withUnsafeBytes { bytes in
            func row(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }
            var deleted: [Range<Int>] = []
            var size = 0
            func flush() throws {
                guard !deleted.isEmpty else { return }
                // The statement is run as a whole: within it the last row is the first.
                try body(insert(deleted.reversed().map(row)), UInt64(deleted.count))
                deleted = []
                size = 0
            }
            for index in chosen {
                switch (rows.before(index), rows.after(index)) {
                case (let before?, nil):
                    deleted.append(before)
                    size += before.count
                    if size >= Self.batchBytes || deleted.count >= Self.batchRows { try flush() }
                case (nil, let after?):
                    try flush()
                    try body(delete(row(after)), 1)
                case (let before?, let after?):
                    try flush()
                    if let sql = try update(row(before), row(after)) { try body(sql, 1) }
                case (nil, nil): break
                }
            }
            try flush()
        }
    }

    private func insert(_ rows: [UnsafeRawBufferPointer]) throws -> [UInt8] {
        var sql: [UInt8] = []
        ValueSQL.append("INSERT INTO \(table.name.quoted) (\(columns)) VALUES ", to: &sql)
        for (place, row) in rows.enumerated() {
            ValueSQL.append(place == 0 ? "(" : ",\n  (", to: &sql)
            for field in try CanonicalRowCursor.fields(of: row, kinds: table.kinds) {
                if field.column > 0 { ValueSQL.append(", ", to: &sql) }
                values[field.column].append(Self.value(field, row), to: &sql)
            }
            ValueSQL.append(")", to: &sql)
        }
        return sql
    }

    private func delete(_ row: UnsafeRawBufferPointer) throws -> [UInt8] {
        var sql: [UInt8] = []
        ValueSQL.append("DELETE FROM \(table.name.quoted)", to: &sql)
        try appendCondition(row, to: &sql)
        return sql
    }

    /// nil where nothing was changed.
    private func update(_ before: UnsafeRawBufferPointer, _ after: UnsafeRawBufferPointer) throws -> [UInt8]? {
        let old = try CanonicalRowCursor.fields(of: before, kinds: table.kinds)
        let new = try CanonicalRowCursor.fields(of: after, kinds: table.kinds)
        let changed = old.indices.filter { place in
            old[place].isNull != new[place].isNull
                || !before[old[place].encoded].elementsEqual(after[new[place].encoded])
        }
        guard !changed.isEmpty else { return nil }
        // A column that the server would set by itself keeps what it had.
        let written = old.indices.filter { place in
            changed.contains(place) || values[place].column.extra.lowercased().contains("on update")
        }
        var sql: [UInt8] = []
        ValueSQL.append("UPDATE \(table.name.quoted) SET ", to: &sql)
        for (position, place) in written.enumerated() {
            if position > 0 { ValueSQL.append(", ", to: &sql) }
            ValueSQL.append("\(values[place].name) = ", to: &sql)
            values[place].append(Self.value(old[place], before), to: &sql)
        }
        try appendCondition(after, to: &sql)
        return sql
    }

    /// The row as the transaction left it, and no other: by its key, and every other column as well, so that what was
    /// changed since is not overwritten.
    private func appendCondition(_ row: UnsafeRawBufferPointer, to sql: inout [UInt8]) throws {
        let fields = try CanonicalRowCursor.fields(of: row, kinds: table.kinds)
        for (position, place) in order.enumerated() {
            ValueSQL.append(position == 0 ? " WHERE " : " AND ", to: &sql)
            values[place].appendCondition(Self.value(fields[place], row), to: &sql)
        }
        // Rows that are equal in every column are told apart by nothing: one of them is as good as another.
        if table.key.isEmpty { ValueSQL.append(" LIMIT 1", to: &sql) }
    }

    private static func value(
        _ field: CanonicalRowCursor.Field, _ row: UnsafeRawBufferPointer
    ) -> UnsafeRawBufferPointer? {
        field.isNull ? nil : UnsafeRawBufferPointer(rebasing: row[field.value])
    }
}
