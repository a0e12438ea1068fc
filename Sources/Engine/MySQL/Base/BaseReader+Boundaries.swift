internal import Core
internal import MySQLWire

extension BaseReader {
    /// The planner's questions about one table, asked over this reader's connection.
    struct Boundaries: BoundarySource {
        let reader: BaseReader
        let walk: KeyWalk

        func boundary(in range: KeyRange, skip: Int) async throws -> KeyBoundary? {
            let sql = walk.boundarySQL(range, skip: skip)
            return try await firstKey(sql, walk.parameters(range))
        }

        /// The keys at the two ends of the table; nil where it is empty.
        func ends() async throws -> (first: KeyBoundary, last: KeyBoundary)? {
            guard let first = try await boundary(in: KeyRange(), skip: 0),
                let last = try await firstKey(walk.lastSQL, .none)
            else { return nil }
            return (first, last)
        }

        private func firstKey(_ sql: String, _ parameters: StatementParameters) async throws -> KeyBoundary? {
            try await reader.retrying("looking for boundaries in \(walk.table)") {
                let connection = try await reader.session.connection
                let statement = try await connection.prepare(sql)
                let batch = try await connection.collect(statement, parameters)
                try await connection.closeStatement(statement)
                return try KeyBoundary(firstRowOf: batch, kinds: walk.kinds)
            }
        }

        func isFaithful(_ boundary: KeyBoundary) async throws -> Bool {
            for (column, bytes) in zip(walk.columns, boundary.parts) where column.isText {
                if column.isASCIICompatible, bytes.dropFirst().allSatisfy({ $0 < 0x80 }) { continue }
                guard try await survives(bytes, column) else { return false }
            }
            return true
        }

        private func survives(_ bytes: [UInt8], _ column: KeyColumn) async throws -> Bool {
            try await reader.retrying("looking at a boundary in \(walk.table)") {
                let connection = try await reader.session.connection
                let statement = try await connection.prepare(
                    "SELECT COALESCE(HEX(\(column.marker)) = HEX(CAST(? AS BINARY)), 0) | 0")
                var parameters = StatementParameters(types: [column.codec.parameter, column.codec.parameter])
                bytes.withUnsafeBytes {
                    parameters.append(encoded: $0)
                    parameters.append(encoded: $0)
                }
                do {
                    let batch = try await connection.collect(statement, parameters)
                    try await connection.closeStatement(statement)
                    // A row of one 8-byte number behind its frame and NULL bitmap.
                    return batch.rowCount == 1 && batch.framedRows.count >= 6 && batch.framedRows[5] == 1
                } catch let error as MySQLError where error.serverCode == 1300 {
                    // ER_INVALID_CHARACTER_STRING
                    return false
                }
            }
        }
    }
}
