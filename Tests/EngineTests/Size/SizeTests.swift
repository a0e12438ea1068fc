import Core
import Foundation
import TestKit
import Testing

/// Many tables, many rows, huge rows: within the promised memory.
@Suite("Size", .serialized)
struct SizeTests {
    static let backupLimit: UInt64 = 300 << 20

    @Test("A table of 2 million rows", .timeLimit(.minutes(10)), arguments: ServerFamily.allCases)
    func manyRows(family: ServerFamily) async throws {
        try await measure(family, "2 million rows") { server in
            try await server.run(
                """
                CREATE DATABASE app; USE app;
                CREATE TABLE digit (d INT PRIMARY KEY); INSERT INTO digit VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);
                CREATE TABLE many (id INT PRIMARY KEY, k INT, c CHAR(60), pad VARCHAR(40));
                SET SESSION sql_log_bin = 0;
                INSERT INTO many SELECT 1 + a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000 + g.d * 100000 + h.d * 1000000,
                    a.d, CONCAT('row ', a.d, b.d, c.d, e.d, f.d, g.d, h.d), REPEAT('p', 20 + a.d)
                  FROM digit h, digit g, digit f, digit e, digit c, digit b, digit a WHERE h.d < 2;
                """)
        } change: { server in
            try await server.run(
                "UPDATE app.many SET k = k + 1 WHERE id % 10 = 0; DELETE FROM app.many WHERE id % 1000 = 7;")
        }
    }

    @Test("A row of 64 MiB", .timeLimit(.minutes(5)), arguments: ServerFamily.allCases)
    func hugeRow(family: ServerFamily) async throws {
        try await measure(family, "a row of 64 MiB") { server in
            try await server.run(
                """
                CREATE DATABASE app; CREATE TABLE app.huge (id INT PRIMARY KEY, body LONGBLOB);
                INSERT INTO app.huge VALUES (1, REPEAT(x'00ff', 33554432)), (2, 'small');
                """)
        } change: { server in
            try await server.run(
                "INSERT INTO app.huge VALUES (3, REPEAT('y', 67108000)); DELETE FROM app.huge WHERE id = 1;")
        }
    }

    @Test("10,000 tables", .timeLimit(.minutes(10)))
    func manyTables() async throws {
        try await measure(.mariadb, "10,000 tables", part: ["app.t100", "app.t101", "app.t9990", "app.t9999"]) {
            server in
            var sql = "CREATE DATABASE app; USE app; SET SESSION sql_log_bin = 0;\n"
            for number in 0..<10_000 {
                sql += "CREATE TABLE t\(number) (id INT PRIMARY KEY, v VARCHAR(20)) ENGINE=InnoDB STATS_PERSISTENT=0;\n"
                if number % 10 == 0 { sql += "INSERT INTO t\(number) VALUES (\(number), 'one');\n" }
            }
            try await server.run(sql)
        } change: { server in
            try await server.run("UPDATE app.t100 SET v = 'changed'; INSERT INTO app.t101 VALUES (1, 'new');")
        }
    }

    /// Base, stream and restore of what `fill` makes and `change` changes, with the memory each took.
    private func measure(
        _ family: ServerFamily, _ label: String, part: [String] = [], streamLimit: UInt64 = 100_000_000,
        fill: (DatabaseServer) async throws -> Void,
        change: (DatabaseServer) async throws -> Void
    ) async throws {
        let options = ServerOptions {
            $0.bufferPoolMiB = 256
            $0.redoMiB = 1024
        }
        let target = try await SharedServers.shared.target(family)
        try await DatabaseServer.with(family, options) { source in
            try await fill(source)
            let lab = try await Lab.make("size")
            let stream = try await lab.startStream(source)
            let streamMemory = PeakMemory(of: stream.process)
            let started = ContinuousClock.now
            let backup = try await lab.startBackup(source, ["--threads", "4"])
            let backupMemory = PeakMemory(of: backup.process)
            let status = try await backup.process.wait(atMost: .seconds(240))
            try #require(status.isSuccess, "\(backup.errors)")
            let backedUp = ContinuousClock.now
            try await change(source)
            try await lab.awaitStored(source)
            try await stream.interrupt()
            let restoring = ContinuousClock.now
            try await lab.restore(to: "latest", target, part.flatMap { ["--table", $0] })
            let restored = ContinuousClock.now
            Notice.say(
                """
                \(family), \(label): backup \((backedUp - started).inMilliseconds) ms and \(backupMemory.mebibytes) MiB, \
                stream \(streamMemory.mebibytes) MiB, restore \((restored - restoring).inMilliseconds) ms
                """)
            #expect(backupMemory.bytes > 0 && backupMemory.bytes < Self.backupLimit, "\(label): backup --threads 4")
            #expect(streamMemory.bytes > 0 && streamMemory.bytes < streamLimit, "\(label): stream")
            // Of a part, only the part is compared; nothing else may have been restored.
            let held = try await HexDump(source).contents().filter { part.isEmpty || part.contains($0.key.description) }
            let contents = (held, try await HexDump(target).contents())
            #expect(!held.isEmpty)
            #expect(contents.0.count == contents.1.count)
            for (table, content) in contents.0 where contents.1[table] != content {
                Issue.record("\(label): \(table) differs")
            }
            try await target.removeSchemas()
        }
    }
}
