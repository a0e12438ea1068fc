import Foundation
import MySQLWire
import TestKit
import Testing

/// A backup takes no lock that anybody waits for.
@Suite("No lock", .serialized)
struct NoLockTests {
    /// Statements that lock more than a row, or rows for others.
    static let locking = [
        "FLUSH", "LOCK TABLE", "LOCK TABLES", "LOCK INSTANCE", "BACKUP STAGE", "BACKUP LOCK", "FOR UPDATE", "FOR SHARE",
        "LOCK IN SHARE MODE", "GET_LOCK", "SET GLOBAL", "SERIALIZABLE", "STOP SLAVE", "STOP REPLICA", "RESET",
    ]

    @Test("The general log of a backup holds no locking statement", arguments: ServerFamily.allCases)
    func generalLog(family: ServerFamily) async throws {
        try await DatabaseServer.with(family, ServerOptions { $0.generalLog = true }) { server in
            var random = SeededGenerator(label: "no lock on \(family)")
            try await Workload.prepare(server, seed: random.next())
            let lab = try await Lab.make("nolock")
            let before = server.generalLog().utf8.count
            try await lab.backup(server, ["--threads", "3"])
            let log = String(decoding: server.generalLog().utf8.dropFirst(before), as: UTF8.self)
            let statements = log.split(separator: "\n").map { $0.uppercased() }
            #expect(statements.contains { $0.contains("WITNESS") && $0.contains("SELECT") })
            for statement in statements {
                for word in Self.locking where statement.contains(word) {
                    Issue.record("\(word): \(statement.prefix(200))")
                }
            }
        }
    }

    @Test("An ALTER waits no longer than 2 s; writes go on", .timeLimit(.minutes(5)), arguments: ServerFamily.allCases)
    func nobodyWaits(family: ServerFamily) async throws {
        try await DatabaseServer.with(family, ServerOptions { $0.bufferPoolMiB = 256 }) { server in
            try await Self.fill(server)
            let lab = try await Lab.make("nowait")
            let stream = try await lab.startStream(server)
            let idle = try await SteadyWriter.run(server, table: "app.busy", keys: 20_000, rate: 1000, for: .seconds(4))

            // The rate limit stretches the backup over the time of the measurement.
            let backup = try await lab.startBackup(server, ["--threads", "4", "--rate-limit", "12MB"])
            async let altering = Self.alter(server, while: backup.process)
            let beside = try await SteadyWriter.run(
                server, table: "app.busy", keys: 20_000, rate: 1000, for: .seconds(4))
            let alters = try await altering
            let status = try await backup.process.wait(atMost: .seconds(90))
            #expect(status.isSuccess, "\(backup.errors)")
            try await stream.interrupt()

            Notice.say("\(family) idle:          \(idle)")
            Notice.say("\(family) beside backup: \(beside)")
            Notice.say(
                "\(family): \(alters.count) ALTERs during the backup, longest \(alters.max()?.inMilliseconds ?? 0) ms")
            #expect(!alters.isEmpty)
            #expect((alters.max() ?? .zero) < .seconds(2))
            #expect(beside.longest < .seconds(2))
        }
    }

    /// 200,000 rows in the table that is altered, about 45 MB.
    private static func fill(_ server: DatabaseServer) async throws {
        try await server.run(
            """
            CREATE DATABASE app; USE app;
            CREATE TABLE digit (d INT PRIMARY KEY); INSERT INTO digit VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);
            CREATE TABLE busy (id INT PRIMARY KEY, v INT);
            CREATE TABLE large (id INT PRIMARY KEY, v VARCHAR(250), w INT);
            INSERT INTO busy SELECT 1 + a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000, 0
              FROM digit a, digit b, digit c, digit e, digit f WHERE f.d < 2;
            INSERT INTO large SELECT 1 + a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000 + g.d * 100000, REPEAT('x', 200), 0
              FROM digit a, digit b, digit c, digit e, digit f, digit g WHERE g.d < 2;
            """)
    }

    /// Adds a column to the table that is being read, again and again; how long each took.
    private static func alter(_ server: DatabaseServer, while backup: ChildProcess) async throws -> [Duration] {
        let connection = try await server.connect()
        var durations: [Duration] = []
        while backup.isRunning, durations.count < 6 {
            try await Task.sleep(for: .milliseconds(500))
            let start = ContinuousClock.now
            let change = durations.count % 2 == 0 ? "ADD COLUMN added INT" : "DROP COLUMN added"
            try await connection.execute("ALTER TABLE app.large \(change), ALGORITHM=INSTANT")
            durations.append(ContinuousClock.now - start)
        }
        await connection.close()
        return durations
    }
}
