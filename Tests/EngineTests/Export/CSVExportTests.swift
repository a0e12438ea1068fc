import Core
import Engine
import TestKit
import Testing

/// What is written as CSV, and what masks leave of it.
@Suite("Exports as CSV", .serialized) struct CSVExportTests {
    private func prepared(_ family: ServerFamily) async throws -> DatabaseServer {
        let server = try await SharedServers.shared.source(family)
        try await server.removeSchemas()
        try await server.run(
            """
            CREATE DATABASE shop; USE shop; SET sql_mode = '';
            CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(60) CHARACTER SET utf8mb4,
              old VARCHAR(60) CHARACTER SET latin1, mail VARCHAR(80) CHARACTER SET utf8mb4, card CHAR(19),
              kind ENUM('a', 'b,"c') NOT NULL, born DATE, seen DATETIME(3), share DOUBLE, price DECIMAL(10,2), raw VARBINARY(8),
              bits BIT(12), up VARCHAR(60) AS (UPPER(name)) VIRTUAL);
            INSERT INTO people (id, name, old, mail, card, kind, born, seen, share, price, raw, bits) VALUES
              (1, 'Zoë, "the\\n1st"', 'Ä', 'zoe@example.com', '4111-1111-1111-1111', 'b,"c', '2020-02-29',
               '2020-02-29 01:02:03.004', 0.1, 1.50, 0x00FF, b'101'),
              (2, '', NULL, 'nobody', '12', 'a', '0000-00-00', NULL, 0.0, NULL, '', NULL),
              (3, NULL, 'x', NULL, NULL, 'a', NULL, NULL, 1e300, -0.01, NULL, 0),
              (4, '=1+1', 'Ä', 'zoe@example.com', 'abcdefgh', 'a', NULL, NULL, NULL, NULL, NULL, NULL);
            CREATE TABLE `odd/name é` (`a,"b` INT);
            INSERT INTO `odd/name é` VALUES (1);
            """)
        return server
    }

    @Test("Every row comes back", arguments: ServerFamily.allCases)
    func roundTrip(_ family: ServerFamily) async throws {
        let server = try await prepared(family)
        let (sink, summary) = try await ExportScene.run(server, ExportOptions(format: .csv, salt: ExportScene.salt))
        let files = try await ExportScene.unpacked(sink)
        #expect(summary.tables == 2 && summary.rows == 5 && files.count == 2)
        let people = ExportScene.rows(try #require(files["shop/people.csv"]))
        #expect(
            people.first == [
                "id", "name", "old", "mail", "card", "kind", "born", "seen", "share", "price", "raw", "bits",
            ])
        #expect(
            people.dropFirst().sorted { ($0[0] ?? "") < ($1[0] ?? "") } == [
                [
                    "1", "Zoë, \"the\n1st\"", "Ä", "zoe@example.com", "4111-1111-1111-1111", "b,\"c", "2020-02-29",
                    "2020-02-29 01:02:03.004000", "0.1", "1.50", "0x00ff", "0x0005",
                ],
                ["2", "", nil, "nobody", "12", "a", "0000-00-00", nil, "0.0", nil, "0x", nil],
                ["3", nil, "x", nil, nil, "a", nil, nil, "1e+300", "-0.01", nil, "0x0000"],
                ["4", "=1+1", "Ä", "zoe@example.com", "abcdefgh", "a", nil, nil, nil, nil, nil, nil],
            ])
        let odd = try #require(files.first { $0.key.contains("odd") })
        #expect(odd.key == "shop/odd%2Fname%20%C3%A9.csv" && ExportScene.rows(odd.value) == [["a,\"b"], ["1"]])
        try await server.removeSchemas()
    }

    @Test("Masks leave what they say", arguments: ServerFamily.allCases)
    func masks(_ family: ServerFamily) async throws {
        let server = try await prepared(family)
        let table = TableName(schema: "shop", name: "people")
        var options = ExportOptions(format: .csv, salt: ExportScene.salt)
        options.tables = [table]
        options.masks = [
            ColumnMask(table: table, column: "ID", kind: .hash), ColumnMask(table: table, column: "name", kind: .null),
            ColumnMask(table: table, column: "old", kind: .hash),
            ColumnMask(table: table, column: "mail", kind: .email),
            ColumnMask(table: table, column: "card", kind: .last(4)),
            ColumnMask(table: table, column: "born", kind: .fixed("2000-01-01")),
        ]
        let (sink, _) = try await ExportScene.run(server, options)
        let text = await sink.text
        for secret in ["Zoë", "zoe@", "4111", "Ä", "2020-02-29\"", "nobody", "=1+1"] { #expect(!text.contains(secret)) }
        let rows = ExportScene.rows(try #require(try await ExportScene.unpacked(sink)["shop/people.csv"])).dropFirst()
        #expect(rows.allSatisfy { $0[1] == nil })
        // Equal values stay equal, different ones different, NULL stays NULL.
        let hashes = rows.map { $0[2] }
        #expect(Set(hashes.compactMap { $0 }).count == 2 && hashes.count { $0 == nil } == 1)
        #expect(hashes.compactMap { $0 }.allSatisfy { $0.count == 32 && Hex.decode($0) != nil })
        #expect(Set(rows.compactMap { $0[0].flatMap { Int($0) } }).count == 4)
        #expect(Set(rows.compactMap { $0[3] }) == ["z***@example.com", "***"])
        #expect(Set(rows.compactMap { $0[4] }) == ["***************1111", "**", "****efgh"])
        #expect(rows.compactMap { $0[6] } == ["2000-01-01", "2000-01-01"])
        // Another salt gives other hashes; the same one the same.
        let again = try await ExportScene.run(server, options).0
        #expect(await again.text == text)
        options.salt = Secret("another one")
        let other = try await ExportScene.run(server, options).0
        let others = ExportScene.rows(try #require(try await ExportScene.unpacked(other)["shop/people.csv"]))
            .dropFirst()
        #expect(Set(others.compactMap { $0[2] }).isDisjoint(with: hashes.compactMap { $0 }))

        // As SQL the masked rows load.
        options.format = .sql
        let target = try await SharedServers.shared.target(family)
        try await target.removeSchemas()
        try await ExportScene.load(try await ExportScene.run(server, options).0, into: target)
        #expect(try await StockClient(target).value("SELECT COUNT(*) FROM shop.people WHERE name IS NULL;") == "4")
        #expect(
            try await StockClient(target).value("SELECT COUNT(*) FROM shop.people WHERE mail = 'z***@example.com';")
                == "2")
        try await target.removeSchemas()
        try await server.removeSchemas()
    }

    @Test func aConditionThatAnswersDifferentlyEachTimeIsRefused() async throws {
        let server = try await SharedServers.shared.source(.mariadb)
        try await server.removeSchemas()
        try await server.run(
            """
            CREATE DATABASE shop; USE shop; CREATE TABLE t (id INT PRIMARY KEY);
            INSERT INTO t SELECT seq FROM seq_1_to_20000;
            """
        )
        var options = ExportOptions(format: .csv, salt: ExportScene.salt)
        options.conditions = [TableName(schema: "shop", name: "t"): "RAND() < 0.5"]
        await #expect(throws: TidemarkError(.exportUnsteady, "", hint: "")) {
            try await ExportScene.run(server, options)
        }
        try await server.run(
            "DROP USER IF EXISTS 'tidemark_export'@'%'; DROP USER IF EXISTS 'tidemark_export'@'localhost';")
        try await server.removeSchemas()
    }

    @Test func tarsOfLongNamesAndLargeFilesAreRead() async throws {
        let long = "a/" + String(repeating: "é", count: 120) + ".csv"
        let sink = MemorySink()
        let now = Timestamp(microseconds: 1_700_000_000_000_000)
        await sink.write(TarHeader.bytes(name: long, size: 3, time: now) + Array("abc".utf8) + TarHeader.padding(3))
        await sink.write(TarHeader.bytes(name: "b", size: 0, time: now) + TarHeader.end)
        let files = try await ExportScene.unpacked(sink)
        #expect(files == [long: Array("abc".utf8), "b": []])
        let large = TarHeader.bytes(name: "c", size: 9_000_000_000, time: now)
        #expect(large.count == 3 * 512 && String(decoding: large, as: UTF8.self).contains("19 size=9000000000\n"))
        #expect(TarHeader.padding(512).isEmpty && TarHeader.padding(513).count == 511)
    }
}
