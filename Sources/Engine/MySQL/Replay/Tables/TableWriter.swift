internal import Core
internal import MySQLWire
internal import Repository

/// Writes canonical rows to one table over one connection.
///
/// Belongs to the task that uses the connection. Nothing is copied but the rows themselves, into the statement's
/// parameters.
final class TableWriter {
    let table: TargetTable
    let store: StatementStore
    private let session: TargetSession
    private var rowTypes: [ParameterType]
    private var parameters: StatementParameters
    private let usesBulk: Bool
    /// Rows a statement takes at most: beyond some hundreds a longer one gains nothing (measured on MySQL 9.7:
    /// 12.2, 7.5 and 8.6 s for a million rows by 50, 500 and 2,000), and 65,535 parameters are the protocol's limit.
    private let rowLimit: Int
    /// Of LOAD DATA; empty where rows are inserted.
    let loadDataColumns: [LoadDataColumn]
    /// Columns whose text must be looked at before it is bound.
    let jsonColumns: [Int]

    private static let byteLimit = 2 << 20

    init(_ table: TargetTable, _ store: StatementStore) {
        self.table = table
        self.store = store
        session = store.session
        rowTypes = table.list.parameterTypes
        parameters = StatementParameters(types: rowTypes)
        usesBulk = store.session.connection.supportsBulkExecute && !table.isSequence && !rowTypes.isEmpty
        rowLimit = max(1, min(512, 60_000 / max(1, table.list.columns.count)))
        loadDataColumns = store.session.takesLocalFiles && !rowTypes.isEmpty ? table.loadDataColumns : []
        jsonColumns =
            table.flavour == .mysql
            ? table.list.columns.indices.filter { table.list.columns[$0].dataType == "json" } : []
    }

    /// Writes rows of `bytes` with INSERT or REPLACE; gives the server's count of affected rows.
    @discardableResult
    func write(_ verb: String, _ rows: ArraySlice<Range<Int>>, of bytes: [UInt8]) async throws -> UInt64 {
        if !loadDataColumns.isEmpty, rows.count >= Self.loadDataRows, try carefulRow(rows, of: bytes) == nil {
            return try await loadData(verb, rows, of: bytes)
        }
        var affected: UInt64 = 0
        var rest = rows
        while !rest.isEmpty {
            let count = batchSize(rest)
            let batch = rest.prefix(count)
            rest = rest.dropFirst(count)
            affected += try await writeBatch(verb, batch, of: bytes)
        }
        return affected
    }

    /// The largest power of two (for few different statements) of rows that fit into one call; any number for bulk.
    private func batchSize(_ rows: ArraySlice<Range<Int>>) -> Int {
        var count = 0
        var size = 0
        for row in rows {
            size += row.count
            if count > 0, size > Self.byteLimit { break }
            count += 1
            if count == (usesBulk ? 4096 : rowLimit) { break }
        }
        guard !usesBulk, count < rowLimit else { return count }
        return 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)
    }

    private func writeBatch(_ verb: String, _ rows: ArraySlice<Range<Int>>, of bytes: [UInt8]) async throws -> UInt64 {
        if let careful = try carefulRow(rows, of: bytes) {
            return try await writeAround(careful, verb, rows, of: bytes)
        }
        do {
            if usesBulk, rows.count > 1 {
                var bulk = BulkParameters(types: rowTypes)
                try bytes.withUnsafeBytes { buffer in
                    for row in rows { try bulk.appendRow(UnsafeRawBufferPointer(rebasing: buffer[row])) }
                }
                let statement = try await store.statement(table.insertSQL(verb, rows: 1))
                return try await session.connection.executeBulk(statement, bulk).affectedRows
            }
            let statement = try await store.statement(table.insertSQL(verb, rows: rows.count))
            parameters.removeAll()
            try bytes.withUnsafeBytes { buffer in
                for row in rows { try parameters.appendRow(UnsafeRawBufferPointer(rebasing: buffer[row])) }
            }
            return try await session.connection.execute(statement, parameters).affectedRows
        } catch let error as MySQLError {
            throw session.failure(error, doing: "a row of \(table.name)")
        }
    }

    /// The DECIMALs inside the row's JSON columns, by column.
    func decimals(_ row: Range<Int>, of bytes: [UInt8]) throws -> [Int: [JSONNumbers.Number]] {
        try bytes.withUnsafeBytes { buffer in
            let image = UnsafeRawBufferPointer(rebasing: buffer[row])
            let fields = try CanonicalRowCursor.fields(of: image, kinds: table.kinds)
            var found: [Int: [JSONNumbers.Number]] = [:]
            for column in jsonColumns where !fields[column].isNull {
                let numbers = JSONNumbers.decimals(in: UnsafeRawBufferPointer(rebasing: image[fields[column].value]))
                if !numbers.isEmpty { found[column] = numbers }
            }
            return found
        }
    }

    /// Writes one row whose JSON needs the server's help.
    func writeCareful(_ verb: String, _ row: Range<Int>, of bytes: [UInt8]) async throws -> UInt64 {
        let columns = table.list.columns.map(\.name.quotedIdentifier).joined(separator: ", ")
        let sql = try "\(verb) INTO \(table.name.quoted) (\(columns)) VALUES (\(valuesText(decimals(row, of: bytes))))"
        do {
            let statement = try await store.statement(sql)
            parameters.removeAll()
            try bytes.withUnsafeBytes { try parameters.appendRow(UnsafeRawBufferPointer(rebasing: $0[row])) }
            return try await session.connection.execute(statement, parameters).affectedRows
        } catch let error as MySQLError {
            throw session.failure(error, doing: "a row of \(table.name)")
        }
    }

    // MARK: Changes of single rows

    /// Deletes by key; gives how many rows were there.
    func delete(_ row: Range<Int>, of bytes: [UInt8]) async throws -> UInt64 {
        try await run(table.deleteByKeySQL, set: nil, find: row, by: table.key, of: bytes)
    }

    /// Updates the row that has `before`'s key; gives how many rows were found.
    func update(_ before: Range<Int>, to after: Range<Int>, of bytes: [UInt8]) async throws -> UInt64 {
        try await run(table.updateByKeySQL, set: after, find: before, by: table.key, of: bytes)
    }

    /// Deletes so many rows equal to this one in all columns; gives how many were there.
    func deleteWhole(_ row: Range<Int>, of bytes: [UInt8], number: Int64 = 1) async throws -> UInt64 {
        try await run(table.deleteWholeSQL(number), set: nil, find: row, by: Array(table.kinds.indices), of: bytes)
    }

    func updateWhole(_ before: Range<Int>, to after: Range<Int>, of bytes: [UInt8]) async throws -> UInt64 {
        try await run(table.updateWholeSQL, set: after, find: before, by: Array(table.kinds.indices), of: bytes)
    }

    private func run(
        _ sql: String, set: Range<Int>?, find row: Range<Int>, by columns: [Int], of bytes: [UInt8]
    ) async throws -> UInt64 {
        var sql = sql
        if let set, !jsonColumns.isEmpty, let text = try carefulAssignments(set, of: bytes) {
            // Values are part of the text where a parameter cannot carry them.
            sql = text(sql)
        }
        do {
            let statement = try await store.statement(sql)
            var parameters = StatementParameters(
                types: (set == nil ? [] : rowTypes) + table.conditionTypes(columns))
            try bytes.withUnsafeBytes { buffer in
                if let set {
                    let image = UnsafeRawBufferPointer(rebasing: buffer[set])
                    for field in try CanonicalRowCursor.fields(of: image, kinds: table.kinds) {
                        Self.append(field, of: image, to: &parameters)
                    }
                }
                let image = UnsafeRawBufferPointer(rebasing: buffer[row])
                let fields = try CanonicalRowCursor.fields(of: image, kinds: table.kinds)
                for column in columns { Self.append(fields[column], of: image, to: &parameters) }
            }
            return try await session.connection.execute(statement, parameters).affectedRows
        } catch let error as MySQLError {
            throw session.failure(error, doing: "a change of \(table.name)")
        }
    }

    static func append(
        _ field: CanonicalRowCursor.Field, of row: UnsafeRawBufferPointer, to parameters: inout StatementParameters
    ) {
        if field.isNull {
            parameters.appendNull()
        } else {
            parameters.append(encoded: UnsafeRawBufferPointer(rebasing: row[field.encoded]))
        }
    }
}
