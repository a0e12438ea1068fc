import Core
import TestKit
import Testing

/// Columns that change between the listing of a base and the reading of their rows.
@Suite("Shapes that change behind the listing", .serialized)
struct ChangedShapeTests {
    @Test("The table is read again", .timeLimit(.minutes(2)), arguments: ServerFamily.allCases)
    func otherTypes(family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        try await source.removeSchemas()
        // The large table keeps the one connection busy for seconds; the others are listed, and wait.
        try await source.run(
            """
            CREATE DATABASE shapes; USE shapes;
            CREATE TABLE large (id INT PRIMARY KEY, filler VARCHAR(500));
            INSERT INTO large WITH RECURSIVE r AS (SELECT 1 n UNION ALL SELECT n + 1 FROM r WHERE n < 1000)
              SELECT n, REPEAT(SHA2(n, 256), 7) FROM r;
            INSERT INTO large SELECT id + 1000, filler FROM large; INSERT INTO large SELECT id + 2000, filler FROM large;
            CREATE TABLE small (id INT PRIMARY KEY, a INT, b INT); INSERT INTO small VALUES (1, 2, 3), (4, 5, 6);
            CREATE TABLE bare (a SMALLINT, b INT); INSERT INTO bare VALUES (1, 2), (1, 2);
            """)
        let lab = try await Lab.make("shapes")
        let stream = try await lab.startStream(source)
        let backup = try await lab.startBackup(source, ["--threads", "1", "--rate-limit", "500KB", "--json"])
        try await backup.waitFor("shapes.large")
        try await source.run(
            """
            ALTER TABLE shapes.small MODIFY a BIGINT, MODIFY b VARCHAR(20);
            INSERT INTO shapes.small VALUES (7, 1 << 40, 'seven'); ALTER TABLE shapes.bare MODIFY a DOUBLE, DROP b;
            """)
        #expect(try await backup.process.wait(atMost: .seconds(60)).isSuccess, "\(backup.errors)")
        try await lab.awaitStored(source)
        #expect(try await stream.interrupt().isSuccess, "\(stream.errors)")
        let target = try await SharedServers.shared.target(family)
        try await lab.restore(to: "latest", target)
        #expect(try await HexDump(target).contents() == HexDump(source).contents())
        try await source.removeSchemas()
    }
}
