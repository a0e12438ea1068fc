import Core
import Engine
import TestKit
import Testing

/// Work that is done twice: in `rig` with a mistake in it, and in `rig2` without.
struct SkipScene {
    let rig: RestoreRig

    static let tables = """
        CREATE TABLE t (id INT PRIMARY KEY, grp INT, v VARCHAR(30) CHARACTER SET utf8mb4, u INT, UNIQUE KEY u (u), KEY (grp));
        CREATE TABLE w (a INT, b VARCHAR(10));
        CREATE TABLE n (name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY, v INT);
        CREATE TABLE p (id INT PRIMARY KEY, v INT);
        CREATE TABLE c (id INT PRIMARY KEY, p INT, v INT, CONSTRAINT cp FOREIGN KEY (p) REFERENCES p (id));
        CREATE TABLE k (id INT PRIMARY KEY, p INT, v INT,
          CONSTRAINT kp FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE x (id INT PRIMARY KEY, v INT, g INT AS (v * 2) STORED, UNIQUE KEY g (g));
        INSERT INTO x (id, v) VALUES (1,1),(2,2);
        INSERT INTO t SELECT seq.n, seq.n % 10, CONCAT('row ', seq.n), seq.n * 10 FROM seq;
        INSERT INTO w VALUES (1,'x'),(1,'x'),(2,'y'),(3,'z');
        INSERT INTO n VALUES ('ann',1),('Bob',2),('Zoë',3);
        INSERT INTO p VALUES (1,1),(2,2),(3,3),(4,4),(5,5);
        INSERT INTO c VALUES (1,1,1),(2,1,2),(3,2,3);
        INSERT INTO k VALUES (1,1,1),(2,3,2),(3,3,3);
        """
    private static let digits =
        "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4)"

    static func with(_ family: ServerFamily, _ body: (SkipScene) async throws -> Void) async throws {
        try await RestoreRig.with(family) { rig in
            let scene = SkipScene(rig: rig)
            for schema in ["rig", "rig2"] {
                try await rig.sql(
                    """
                    CREATE DATABASE \(schema); USE \(schema); CREATE TABLE seq (n INT PRIMARY KEY);
                    INSERT INTO seq SELECT a.d * 25 + b.d * 5 + e.d + 1 FROM \(digits) a, \(digits) b, \(digits) e;
                    """)
                try await rig.sql("USE \(schema); \(tables)")
            }
            for name in ["t", "w", "n", "p", "c", "k", "x"] { try await rig.take("rig.\(name)", "rig2.\(name)") }
            try await rig.converge()
            try await body(scene)
        }
    }

    /// Done in both.
    func work(_ sql: String) async throws {
        for schema in ["rig", "rig2"] { try await rig.sql("USE \(schema); \(sql)") }
    }

    /// Done in `rig` alone; gives the transaction.
    func mistake(_ sql: String) async throws -> GTID {
        try await rig.sql("USE rig; \(sql)")
        return try await last()
    }

    /// The newest transaction of the source.
    func last() async throws -> GTID {
        let isMariaDB = rig.source.family == .mariadb
        let text = try await StockClient(rig.source).value(
            isMariaDB ? "SELECT @@global.gtid_binlog_pos;" : "SELECT @@global.gtid_executed;")
        let last = text.split(separator: "-").last.map(String.init) ?? ""
        let name = isMariaDB ? text : "\(text.prefix(36)):\(last)"
        return try #require(try RestoreMoment.gtid(parsing: name))
    }

    static func options(_ skip: [GTID], _ mode: ReplayMode, memory: Int = 1 << 29) -> RestoreOptions {
        var options = RestoreOptions()
        options.skip = skip
        options.replay = mode
        options.foldMemory = memory
        return options
    }

    /// Restores without these, both ways, and compares with the rows that were never wrong.
    func requireRestored(without skip: [GTID], _ comment: Comment? = nil) async throws {
        for mode in ReplayMode.allCases {
            try await clear()
            let report = try await rig.restore(Self.options(skip, mode))
            #expect(Set(report.skipped) == Set(skip))
            let wanted = try await digests(rig.source, "rig2")
            #expect(try await digests(rig.target, "rig") == wanted, comment)
            #expect(try await digests(rig.target, "rig2") == wanted, comment)
        }
    }

    /// Restoring without these is refused, and nothing is on the target; gives what the user is told.
    @discardableResult
    func requireRefused(without skip: [GTID], code: ErrorCode = .restoreDependent) async throws -> String {
        var message = ""
        for mode in ReplayMode.allCases {
            try await clear()
            let error = await #expect(throws: TidemarkError.self) {
                _ = try await rig.restore(Self.options(skip, mode))
            }
            #expect(error?.code == code, "\(error.map { "\($0.code) \($0.message)" } ?? "")")
            #expect(error?.hint.isEmpty == false)
            message = error?.message ?? ""
            #expect(try await rig.target.schemas().filter { $0.hasPrefix("rig") || $0.hasPrefix("tidemark") }.isEmpty)
        }
        return message
    }

    private func clear() async throws {
        for schema in ["rig", "rig2", "tidemark_restore"] {
            try await rig.target.run("DROP DATABASE IF EXISTS \(schema);")
        }
    }

    private func digests(_ server: DatabaseServer, _ schema: String) async throws -> [String: String] {
        let found = try await RestoreRig.digests(server, [schema])
        return Dictionary(uniqueKeysWithValues: found.map { (String($0.key.drop { $0 != "." }), $0.value) })
            .filter { $0.key != ".seq" }
    }
}
