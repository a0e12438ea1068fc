import MySQLWire
import TestKit
import Testing

/// Prepared statements, their parameters and their rows on real servers.
@Suite(.serialized) struct LiveStatementTests {
    /// Bytes no codec can guess.
    static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }

    static func framed(_ row: [UInt8]) -> [UInt8] {
        [UInt8(row.count & 255), UInt8(row.count >> 8), 0, 0] + row
    }

    @Test(arguments: ServerFamily.allCases)
    func `values of every kind come back as they went`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.with { connection in
            try await connection.execute("CREATE DATABASE wire_kinds")
            try await connection.execute(
                """
                CREATE TABLE wire_kinds.t (id BIGINT PRIMARY KEY, a TINYINT, b SMALLINT UNSIGNED, c INT, d FLOAT,
                e DOUBLE, f DATE, g DATETIME(6), h TIME(3), i DECIMAL(20,4), j VARBINARY(100), k LONGBLOB)
                """)
            let types: [ParameterType] = [
                .int8, .int1, .int2.unsigned, .int4, .float, .double, .date, .datetime, .time, .string, .blob, .blob,
            ]
            let insert = try await connection.prepare(
                "INSERT INTO wire_kinds.t VALUES (?,?,?,?,?,?,?,?,?,?,?,?),(?,?,?,?,?,?,?,?,?,?,?,?)")
            #expect(insert.parameterCount == 24)
            let fields: [[UInt8]] = [
                [0, 0], [7, 0, 0, 0, 0, 0, 0, 0x80], [0xFB], [0xFF, 0xFE], [1, 2, 3, 4], [0, 0, 0x80, 0x3F],
                [0, 0, 0, 0, 0, 0, 0xF0, 0xBF], [4, 0xE8, 0x07, 2, 29],
                [11, 0xE8, 0x07, 2, 29, 23, 59, 58, 0x40, 0xE2, 1, 0], [12, 1, 2, 0, 0, 0, 3, 4, 5, 0x78, 0xE0, 1, 0],
                [6], Array("1.5000".utf8), [3, 0, 0xFF, 0x27], [0xFC, 0x2C, 1], [UInt8](repeating: 9, count: 300),
            ]
            let row = Array(fields.joined())
            let nulls: [UInt8] = [0xF8, 0x3F, 1, 0, 0, 0, 0, 0, 0, 0]
            var parameters = StatementParameters(types: types)
            try row.withUnsafeBytes { try parameters.appendRow($0) }
            try nulls.withUnsafeBytes { try parameters.appendRow($0) }
            let result = try await connection.execute(insert, parameters)
            #expect(result.affectedRows == 2)
            let select = try await connection.prepare("SELECT * FROM wire_kinds.t ORDER BY id")
            #expect(select.columns.map(\.name) == "id a b c d e f g h i j k".split(separator: " ").map(String.init))
            let batch = try await connection.collect(select)
            #expect(batch.rowCount == 2)
            let expected = Self.framed(row) + Self.framed(nulls)
            #expect(batch.framedRows == expected)
            try await connection.closeStatement(select)
            let gone = await failure { try await connection.execute(select) }
            #expect(gone?.serverCode == 1243)
            if connection.supportsBulkExecute {
                try await connection.execute("DELETE FROM wire_kinds.t")
                let bulk = try await connection.prepare("INSERT INTO wire_kinds.t VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
                var rows = BulkParameters(types: types)
                try row.withUnsafeBytes { try rows.appendRow($0) }
                try nulls.withUnsafeBytes { try rows.appendRow($0) }
                let outcome = try await connection.executeBulk(bulk, rows)
                #expect(outcome.affectedRows == 2)
                let again = try await connection.prepare("SELECT * FROM wire_kinds.t ORDER BY id")
                let second = try await connection.collect(again)
                #expect(second.framedRows == expected)
            }
            try await connection.execute("DROP DATABASE wire_kinds")
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `many rows come in few batches, and an unread stream holds nothing up`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.with { connection in
            try await connection.execute(
                "SET cte_max_recursion_depth = 300000, max_recursive_iterations = 300000".only(family))
            let statement = try await connection.prepare(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                SELECT i, REPEAT('x', 50) FROM n
                """)
            var parameters = StatementParameters(types: [.int8])
            parameters.append(Int64(200_000))
            let stream = try await connection.rows(statement, parameters)
            var (rows, batches, sum, bytes) = (0, 0, UInt64(0), 0)
            while let batch = try await stream.next() {
                batches += 1
                rows += batch.rowCount
                bytes += batch.framedRows.count
                var offset = 0
                while offset < batch.framedRows.count {
                    let length = Int(batch.framedRows[offset]) | Int(batch.framedRows[offset + 1]) << 8
                    for byte in 0..<4 { sum += UInt64(batch.framedRows[offset + 5 + byte]) << (8 * UInt64(byte)) }
                    offset += 4 + length
                }
            }
            #expect(rows == 200_000)
            #expect(sum == 200_000 * 200_001 / 2)
            #expect(batches < bytes / 200_000)
            var abandoned: RowStream? = try await connection.rows(statement, parameters)
            _ = try await abandoned?.next()
            let busy = await failure { try await connection.ping() }
            #expect(busy?.kind == .busy)
            abandoned = nil
            let after = try await connection.query("SELECT 2")
            #expect(after.firstValue == "2")
            let cancelled = try await connection.rows(statement, parameters)
            _ = try await cancelled.next()
            await cancelled.cancel()
            let last = try await connection.query("SELECT 3")
            #expect(last.firstValue == "3")
        }
    }

    @Test(arguments: ServerFamily.allCases)
    func `a row of 64 MiB goes there and back`(family: ServerFamily) async throws {
        let live = try await LiveServer.shared(family)
        try await live.with { connection in
            try await connection.execute("CREATE DATABASE wire_large")
            try await connection.execute("CREATE TABLE wire_large.t (id INT PRIMARY KEY, a LONGBLOB, b LONGBLOB)")
            let insert = try await connection.prepare("INSERT INTO wire_large.t VALUES (?,?,?)")
            let value = Self.noise(64 << 20, seed: 7)
            var parameters = StatementParameters(types: [.int4, .blob, .blob])
            [UInt8]([1, 0, 0, 0]).withUnsafeBytes { parameters.append(encoded: $0) }
            parameters.append(bytes: value)
            parameters.append(bytes: [1, 2, 3])
            try await connection.execute(insert, parameters)
            let select = try await connection.prepare("SELECT * FROM wire_large.t")
            let batch = try await connection.collect(select)
            #expect(batch.rowCount == 1)
            // Frame 4, bitmap 1, id 4, prefix 9 and content, prefix 1 and content 3.
            #expect(batch.framedRows.count == 18 + value.count + 4)
            // A failed expectation would print its operands: only small ones, please.
            let isSame = batch.framedRows[18..<(18 + value.count)] == value[...]
            #expect(isSame)
            #expect(Array(batch.framedRows.suffix(4)) == [3, 1, 2, 3])
            // A statement of two packets, and text for a column that takes no bytes, sent ahead.
            let text = try await connection.query("SELECT LENGTH('\(String(repeating: "x", count: 17 << 20))')")
            #expect(text.firstValue == String(17 << 20))
            try await connection.execute("CREATE TABLE wire_large.j (a JSON, b LONGBLOB)")
            let json = try await connection.prepare("INSERT INTO wire_large.j VALUES (?, ?)")
            var documents = StatementParameters(types: [.string, .blob])
            documents.append("{\"a\":\"\(String(repeating: "ä", count: 5 << 20))\"}")
            documents.appendNull()
            try await connection.execute(json, documents)
            let length = try await connection.query("SELECT CHAR_LENGTH(a->'$.a') FROM wire_large.j".only(family))
            #expect(length.firstValue == String(5 << 20 + 2))
            try await connection.execute("DROP DATABASE wire_large")
        }
    }
}

extension String {
    /// Of `SET a, b` the part that the family knows; MariaDB has no arrow.
    fileprivate func only(_ family: ServerFamily) -> String {
        guard hasPrefix("SET") else {
            return family == .mysql ? self : replacing("a->'$.a'", with: "JSON_EXTRACT(a, '$.a')")
        }
        let parts = dropFirst(4).split(separator: ",").map { $0.drop { $0 == " " } }
        return "SET " + (family == .mysql ? parts[0] : parts[1])
    }
}
