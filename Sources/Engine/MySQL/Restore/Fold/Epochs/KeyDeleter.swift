internal import Core
internal import MySQLWire

/// Deletes rows of one table by their keys, many with one statement.
///
/// A key is the encoded values of the key's columns, in the order of the columns, as `FoldKeyReader` gives it.
struct KeyDeleter {
    private let table: TargetTable
    private let store: StatementStore
    /// Places of the key's columns, in the order of the columns.
    private let columns: [Int]
    private let types: [ParameterType]
    private let condition: String
    private let usesBulk: Bool

    private static let bulkLimit = 4096
    /// Keys of one statement elsewhere: a range of the index each.
    private static let rangeLimit = 128

    init(_ table: TargetTable, _ store: StatementStore) {
        self.table = table
        self.store = store
        columns = table.key.sorted()
        types = table.conditionTypes(columns)
        condition = columns.map { table.equality(table.list.columns[$0]) }.joined(separator: " AND ")
        usesBulk = store.session.connection.supportsBulkExecute
    }

    /// Gives how many rows were there.
    func delete(_ keys: ArraySlice<Range<Int>>, of bytes: [UInt8]) async throws -> UInt64 {
        var found: UInt64 = 0
        var rest = keys
        while !rest.isEmpty {
            var count = min(rest.count, usesBulk ? Self.bulkLimit : Self.rangeLimit)
            // Powers of two, for few different statements.
            if !usesBulk { count = 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount) }
            do {
                found += try await run(rest.prefix(count), of: bytes)
            } catch let error as MySQLError {
                throw store.session.failure(error, doing: "a change of \(table.name)")
            }
            rest = rest.dropFirst(count)
        }
        return found
    }

    private func run(_ keys: ArraySlice<Range<Int>>, of bytes: [UInt8]) async throws -> UInt64 {
        if usesBulk, keys.count > 1 {
            // A canonical row of these columns alone: none of them is NULL.
            let bitmap = [UInt8](repeating: 0, count: CanonicalKind.nullBitmapSize(columns: columns.count))
            var bulk = BulkParameters(types: types)
            for key in keys { try (bitmap + bytes[key]).withUnsafeBytes { try bulk.appendRow($0) } }
            let statement = try await store.statement("DELETE FROM \(table.name.quoted) WHERE \(condition)")
            return try await store.session.connection.executeBulk(statement, bulk).affectedRows
        }
        let conditions = repeatElement("(\(condition))", count: keys.count).joined(separator: " OR ")
        let statement = try await store.statement("DELETE FROM \(table.name.quoted) WHERE \(conditions)")
        var parameters = StatementParameters(types: keys.flatMap { _ in types })
        try bytes.withUnsafeBytes { buffer in
            for key in keys { try append(UnsafeRawBufferPointer(rebasing: buffer[key]), to: &parameters) }
        }
        return try await store.session.connection.execute(statement, parameters).affectedRows
    }

    private func append(_ key: UnsafeRawBufferPointer, to parameters: inout StatementParameters) throws {
        var offset = 0
        for column in columns {
            guard let end = table.kinds[column].end(of: key, from: offset) else {
                throw CanonicalError.malformed(column: column, offset: offset)
            }
            parameters.append(encoded: UnsafeRawBufferPointer(rebasing: key[offset..<end]))
            offset = end
        }
    }
}
