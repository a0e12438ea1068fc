import TestKit
import Testing

/// MariaDB keeps the hash of a UNIQUE key over a long column in a hidden column, which its log has and no definition names.
@Suite("Hidden columns", .serialized)
struct HiddenColumnsTests {
    @Test("The log of tables with hashed unique keys is restored", .timeLimit(.minutes(2)))
    func hashedKeys() async throws {
        let target = try await SharedServers.shared.target(.mariadb)
        try await DatabaseServer.with(.mariadb) { source in
            try await source.run(
                """
                CREATE DATABASE app; USE app;
                CREATE TABLE hashed (id INT PRIMARY KEY, a INT, v INT AS (a + 1) VIRTUAL, b TEXT, c BLOB, UNIQUE (b), UNIQUE (c));
                INSERT INTO hashed (id, a, b, c) VALUES (1, 1, 'one', 'x'), (2, 2, 'two', 'y'), (3, 3, 'three', NULL);
                """)
            let lab = try await Lab.make("hidden")
            let stream = try await lab.startStream(source)
            try await lab.backup(source)
            try await source.run(
                """
                USE app; UPDATE hashed SET a = a + 10; UPDATE hashed SET b = 'zwei', c = NULL WHERE id = 2;
                DELETE FROM hashed WHERE id = 1; INSERT INTO hashed (id, a, b, c) VALUES (1, 7, 'one', 'y');
                """)
            let held = try await HexDump(source).contents()
            try await lab.awaitStored(source)
            #expect(try await stream.interrupt().isSuccess)
            try await lab.restore(to: "latest", target)
            let restored = try await HexDump(target).contents()
            #expect(held.count == 1)
            #expect(restored == held)
            try await target.removeSchemas()
        }
    }
}
