internal import Core
internal import MySQLWire
internal import Repository

/// Rows with JSON numbers that a parameter cannot carry: their DECIMALs are put into the document by the server.
extension TableWriter {
    /// The place among `rows` of the first one that needs care.
    func carefulRow(_ rows: ArraySlice<Range<Int>>, of bytes: [UInt8]) throws -> Int? {
        guard !jsonColumns.isEmpty else { return nil }
        for (place, row) in zip(rows.indices, rows) where try !decimals(row, of: bytes).isEmpty { return place }
        return nil
    }

    /// Writes the rows before `careful`, that row on its own, and the rows after it.
    func writeAround(
        _ careful: Int, _ verb: String, _ rows: ArraySlice<Range<Int>>, of bytes: [UInt8]
    ) async throws -> UInt64 {
        var affected = try await write(verb, rows[rows.startIndex..<careful], of: bytes)
        affected += try await writeCareful(verb, rows[careful], of: bytes)
        return try await affected + write(verb, rows[(careful + 1)...], of: bytes)
    }

    /// Rewrites the `column = ?` of an UPDATE where a value needs care; nil where none does.
    func carefulAssignments(_ row: Range<Int>, of bytes: [UInt8]) throws -> ((String) -> String)? {
        let decimals = try decimals(row, of: bytes)
        guard !decimals.isEmpty else { return nil }
        let table = self.table
        return { sql in
            var sql = sql
            for (column, numbers) in decimals {
                let name = table.list.columns[column].name.quotedIdentifier
                guard let range = sql.firstRange(of: "\(name) = ?") else { continue }
                sql.replaceSubrange(range, with: "\(name) = \(Self.expression(numbers))")
            }
            return sql
        }
    }

    func valuesText(_ decimals: [Int: [JSONNumbers.Number]]) -> String {
        table.list.columns.indices.map { decimals[$0].map(Self.expression) ?? "?" }.joined(separator: ", ")
    }

    /// `JSON_REPLACE(CONVERT(? USING utf8mb4), path, CAST('1.10' AS DECIMAL(3,2)), …)`.
    private static func expression(_ numbers: [JSONNumbers.Number]) -> String {
        let replacements = numbers.map { number in
            let (digits, scale) = number.precision
            return "CONVERT(\(number.path.quotedHexLiteral) USING utf8mb4),"
                + " CAST('\(number.text)' AS DECIMAL(\(min(65, digits)),\(min(30, scale))))"
        }
        return "JSON_REPLACE(CAST(CONVERT(? USING utf8mb4) AS JSON), \(replacements.joined(separator: ", ")))"
    }
}
