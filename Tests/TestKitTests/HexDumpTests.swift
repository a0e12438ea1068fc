import Core
import TestKit
import Testing

@Suite("Hex dump", .serialized)
struct HexDumpTests {
    @Test("Sees differences that texts do not show", arguments: ServerFamily.allCases)
    func seesSmallDifferences(family: ServerFamily) async throws {
        let server = try await SharedServers.shared.source(family)
        try await server.run(
            """
            CREATE DATABASE hexes; USE hexes; SET sql_mode = '';
            CREATE TABLE a (f FLOAT, e ENUM('', 'x'), s VARCHAR(9), n INT);
            CREATE TABLE b LIKE a;
            INSERT INTO a VALUES (0.1, 'x', 'q ', NULL), (1, '', '', 0);
            INSERT INTO b VALUES (1, '', '', 0), (0.1, 'x', 'q ', NULL);
            """)
        let dump = HexDump(server)
        let first = TableName(schema: "hexes", name: "a")
        let second = TableName(schema: "hexes", name: "b")
        #expect(try await dump.content(of: first) == dump.content(of: second))
        #expect(try await dump.content(of: first).rows == 2)
        let changes = [
            // One bit of a FLOAT; the error value of an ENUM beside its empty member; a trailing space; NULL.
            "f = 0.10000001 WHERE n IS NULL", "e = 0 WHERE n = 0", "s = 'q' WHERE n IS NULL", "n = 0 WHERE n IS NULL",
        ]
        for change in changes {
            try await server.run("SET sql_mode = ''; DELETE FROM hexes.b; INSERT INTO hexes.b SELECT * FROM hexes.a;")
            #expect(try await dump.content(of: first) == dump.content(of: second))
            try await server.run("SET sql_mode = ''; UPDATE hexes.b SET \(change);")
            #expect(try await dump.content(of: first) != dump.content(of: second), "\(change)")
        }
        #expect(try await dump.tables(schemas: ["hexes"]) == [first, second])
        try await server.run("DROP DATABASE hexes;")
    }
}
