import Core
import MySQLWire
import TestKit
import Testing

/// Cascades over four levels and within one table, while a slow base is read, on servers that do not log them.
///
/// Rows go with their parents and come back under the same keys, so that rows left behind would not even be orphans.
@Suite("Cascades that are not in the log", .serialized)
struct CascadeBackupTests {
    @Test("Rows of every level are those of the source", .timeLimit(.minutes(4)), arguments: ServerFamily.allCases)
    func deepCascades(family: ServerFamily) async throws {
        var generator = SeededGenerator(label: "cascades on \(family)")
        let options = ServerOptions {
            if family == .mysql { $0.extraArguments = ["--innodb-native-foreign-keys=ON"] }
        }
        try await DatabaseServer.with(family, options) { source in
            // The deepest tables are the largest: by size alone they would be read first.
            try await source.run(Self.schema)
            let lab = try await Lab.make("cascades")
            let stream = try await lab.startStream(source)
            let backup = try await lab.startBackup(source, ["--threads", "3", "--rate-limit", "1500KB"])
            let connection = try await source.connect()
            var changes = 0
            while backup.process.isRunning {
                for statement in Self.change(&generator) { try await connection.execute(statement) }
                changes += 1
            }
            #expect(try await backup.process.wait(atMost: .seconds(60)).isSuccess, "\(backup.errors)")
            for _ in 0..<200 {
                for statement in Self.change(&generator) { try await connection.execute(statement) }
            }
            await connection.close()
            Notice.say("\(family): \(changes) changes during the base")
            #expect(changes > 20)
            let wanted = try await HexDump(source).contents()
            try await lab.awaitStored(source)
            #expect(try await stream.interrupt().isSuccess, "\(stream.errors)")
            let target = try await SharedServers.shared.target(family)
            for replay in ["sequential", "fold"] {
                try await lab.restore(to: "latest", target, ["--replay", replay])
                let found = try await HexDump(target).contents()
                for (table, content) in wanted where found[table] != content {
                    let difference = try await HexDump.difference(of: table, source, target)
                    Issue.record("\(replay): \(table): \(content)\n\(difference)")
                }
                #expect(found.count == wanted.count)
            }
        }
    }

    /// Rows go from keys that are still to be read to keys that were read, and no log says so.
    @Test("Rows whose own keys cascade", .timeLimit(.minutes(4)), arguments: ServerFamily.allCases)
    func ownKeys(family: ServerFamily) async throws {
        var generator = SeededGenerator(label: "own keys on \(family)")
        let options = ServerOptions {
            if family == .mysql { $0.extraArguments = ["--innodb-native-foreign-keys=ON"] }
        }
        try await DatabaseServer.with(family, options) { source in
            try await source.run(
                """
                CREATE DATABASE line; USE line;
                CREATE TABLE d (n INT PRIMARY KEY); INSERT INTO d VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);
                CREATE TABLE p (id INT PRIMARY KEY);
                CREATE TABLE c (p INT, n INT, pad LONGBLOB, PRIMARY KEY (p, n),
                  FOREIGN KEY (p) REFERENCES p (id) ON UPDATE CASCADE);
                INSERT INTO p SELECT 1 + 2 * (x.n + y.n * 10 + z.n * 100) FROM d x, d y, d z;
                INSERT INTO c SELECT id, 1, REPEAT(CHAR(65 + id % 26), 20000) FROM p;
                """)
            let lab = try await Lab.make("cascades")
            let stream = try await lab.startStream(source)
            let backup = try await lab.startBackup(source, ["--threads", "1", "--rate-limit", "5MB"])
            let connection = try await source.connect()
            var changes = 0
            while backup.process.isRunning {
                // Of each pair of keys one is taken: the row goes to the other.
                let key = Int.random(in: 1...2000, using: &generator)
                try await connection.execute("UPDATE line.p SET id = \(2001 - key) WHERE id = \(key)")
                changes += 1
                // MySQL's snapshots need a moment of rest.
                try await Task.sleep(for: .milliseconds(10))
            }
            await connection.close()
            #expect(try await backup.process.wait(atMost: .seconds(60)).isSuccess, "\(backup.errors)")
            Notice.say("\(family): \(changes) changes during the base")
            #expect(changes > 100)
            try await lab.awaitStored(source)
            #expect(try await stream.interrupt().isSuccess, "\(stream.errors)")
            let target = try await SharedServers.shared.target(family)
            try await lab.restore(to: "latest", target)
            #expect(try await HexDump(target).contents() == HexDump(source).contents())
        }
    }

    /// What a base leaves out must not reach into what it holds.
    @Test("A child without its parent is refused", arguments: [ServerFamily.mariadb])
    func childAlone(family: ServerFamily) async throws {
        try await DatabaseServer.with(family) { source in
            try await source.run(
                """
                CREATE DATABASE line; USE line; CREATE TABLE p (id INT PRIMARY KEY);
                CREATE TABLE c (id INT PRIMARY KEY, FOREIGN KEY (id) REFERENCES p (id) ON DELETE CASCADE);
                """)
            let lab = try await Lab.make("cascades")
            let refused = try await lab.program.run(
                ["backup"] + lab.sourceArguments(source) + ["--exclude", "line.p"])
            #expect(!refused.status.isSuccess)
            #expect(refused.errors.contains("line.p") && refused.errors.contains("hint:"), "\(refused.errors)")
            try await lab.backup(source, ["--exclude", "line.c"])
        }
    }

    private static let schema = """
        CREATE DATABASE line; USE line;
        CREATE TABLE d (n INT PRIMARY KEY); INSERT INTO d VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9);
        CREATE TABLE n AS SELECT 1 + a.n + b.n * 10 + c.n * 100 AS n FROM d a, d b, d c; ALTER TABLE n ADD PRIMARY KEY (n);
        CREATE TABLE p (id INT PRIMARY KEY, pad VARCHAR(600));
        CREATE TABLE c (id INT PRIMARY KEY, p INT, pad VARCHAR(900),
          FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE);
        CREATE TABLE g (id INT PRIMARY KEY, c INT, pad VARCHAR(1200),
          FOREIGN KEY (c) REFERENCES c (id) ON DELETE CASCADE);
        CREATE TABLE x (id INT PRIMARY KEY, g INT, pad VARCHAR(1500),
          FOREIGN KEY (g) REFERENCES g (id) ON DELETE CASCADE);
        CREATE TABLE y (id INT PRIMARY KEY, g INT, FOREIGN KEY (g) REFERENCES g (id) ON DELETE SET NULL);
        CREATE TABLE t (id INT PRIMARY KEY, up INT, pad VARCHAR(500), FOREIGN KEY (up) REFERENCES t (id) ON DELETE CASCADE);
        INSERT INTO p SELECT n, REPEAT('p', 600) FROM n; INSERT INTO c SELECT n, n, REPEAT('c', 900) FROM n;
        INSERT INTO g SELECT n, n, REPEAT('g', 1200) FROM n; INSERT INTO x SELECT n, n, REPEAT('x', 1500) FROM n;
        INSERT INTO y SELECT n, n FROM n;
        INSERT INTO t SELECT n, NULL, REPEAT('t', 500) FROM n; UPDATE t SET up = id - 1 WHERE id % 7 > 0 AND id > 1;
        """

    /// A few statements about one family of keys.
    private static func change(_ generator: inout SeededGenerator) -> [String] {
        let key = Int.random(in: 1...1000, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: return ["DELETE FROM line.p WHERE id = \(key)"]
        case 1: return ["DELETE FROM line.c WHERE id = \(key)"]
        case 2: return ["DELETE FROM line.t WHERE id = \(key)"]
        case 3:
            // Away with everything, and the middle comes back alone.
            return [
                "DELETE FROM line.p WHERE id = \(key)", "INSERT IGNORE INTO line.p VALUES (\(key), 'back')",
                "INSERT IGNORE INTO line.c VALUES (\(key), \(key), 'back')",
                "INSERT IGNORE INTO line.g VALUES (\(key), \(key), 'back')",
            ]
        case 4:
            return [
                "DELETE FROM line.t WHERE id = \(key)", "INSERT IGNORE INTO line.t VALUES (\(key), NULL, 'back')",
                "INSERT IGNORE INTO line.t VALUES (\(key % 1000 + 1), \(key), 'below')",
            ]
        default:
            return [
                "INSERT IGNORE INTO line.x VALUES (\(key), \(key), 'new')",
                "UPDATE IGNORE line.y SET g = \(key) WHERE id = \(key)",
                "UPDATE IGNORE line.g SET c = \(key) WHERE id = \(key % 1000 + 1)",
            ]
        }
    }
}
