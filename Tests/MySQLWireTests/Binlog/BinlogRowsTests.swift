import MySQLWire
import Testing

/// Rows decoded from real logs are, byte for byte, what the server answered to a SELECT over the binary protocol.
@Suite struct BinlogRowsTests {
    @Test(arguments: [
        "mysql-9.7-types", "mysql-9.7-payload", "mariadb-10.11-types", "mariadb-10.11-full-metadata",
        "mariadb-10.11-compressed", "mariadb-10.11-old-temporals", "mariadb-11.8-full-nodup",
    ])
    func logGivesTheServersRows(name: String) throws {
        let fixture = try BinlogFixture(name)
        var expected: [String: BinlogFixture.Table] = [:]
        for table in try fixture.expectedTables() { expected[table.name] = table }
        var decoded: [String: [[UInt8]]] = [:]
        var output = DecodedRows()
        try fixture.forEachEvent { event, _, bytes in
            guard case .rows(let rows) = event else { return }
            let name = "\(rows.table.schema).\(rows.table.name)"
            // Updates and deletes are in the expected rows; what they start from is not.
            guard let table = expected[name], name != "tt.u" || rows.kind != .insert else { return }
            // Where the log carries metadata, it must do without the schema's help.
            let hints = fixture.name.contains("full-metadata") ? [] : table.hints
            var decoder = try RowsDecoder(table: rows.table, hints: hints)
            try decoder.decode(rows, in: bytes, into: &output)
            #expect(!output.beforeIsPartial && !output.afterIsPartial)
            for row in output.rows { decoded[name, default: []].append([UInt8](output.bytes[row])) }
        }
        for (name, table) in expected {
            let rows = decoded[name] ?? []
            #expect(rows.count == table.rows.count, "\(name) \(table.declaration)")
            for (index, pair) in zip(rows, table.rows).enumerated() {
                #expect(pair.0 == pair.1, "\(name) \(table.declaration), row \(index)")
            }
        }
        #expect(expected.count >= 1)
    }

    /// The kinds a decoder promises are those its rows are made of, to the last byte.
    @Test(arguments: ["mysql-9.7-types", "mariadb-10.11-types"])
    func rowsAreMadeOfTheirKinds(name: String) throws {
        var output = DecodedRows()
        var fields = 0
        try BinlogFixture(name).forEachEvent { event, _, bytes in
            guard case .rows(let rows) = event else { return }
            var decoder = try RowsDecoder(table: rows.table)
            try decoder.decode(rows, in: bytes, into: &output)
            try output.withFramedRows { all in
                var frames = FramedRowIterator(all)
                var count = 0
                while let frame = try frames.next() {
                    let row = UnsafeRawBufferPointer(rebasing: all[frame])
                    #expect(frame == output.rows[count])
                    fields += try CanonicalRowCursor.fields(of: row, kinds: decoder.kinds).count
                    count += 1
                }
                #expect(count == output.rows.count)
            }
        }
        #expect(fields > 1_000)
    }

    /// Columns left out, as generated ones are, leave no trace.
    @Test func excludedColumnsAreLeftOut() throws {
        var output = DecodedRows()
        var rest = DecodedRows()
        try BinlogFixture("mysql-9.7-types").forEachEvent { event, _, bytes in
            guard case .rows(let rows) = event else { return }
            var all = try RowsDecoder(table: rows.table)
            var second = try RowsDecoder(table: rows.table, include: [false, true])
            try all.decode(rows, in: bytes, into: &output)
            try second.decode(rows, in: bytes, into: &rest)
            #expect(second.kinds == [all.kinds[1]])
            for (whole, part) in zip(output.rows, rest.rows) {
                // A smallint in front, and its NULL bit, are what is missing.
                let tail = output.bytes[whole].dropFirst(3)
                #expect(Array(tail) == Array(rest.bytes[part].dropFirst(1)))
            }
        }
    }

    @Test func hintsMustFitTheTable() throws {
        try BinlogFixture("mysql-9.7-types").forEachEvent { event, _, _ in
            guard case .tableMap(let map) = event else { return }
            #expect(throws: BinlogError.self) { try RowsDecoder(table: map, hints: [ColumnHint()]) }
        }
    }
}
