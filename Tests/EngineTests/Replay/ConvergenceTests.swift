import Core
import Engine
import TestKit
import Testing

/// What happens to rows while a base is read, and after: every case read at the worst moment.
extension ReplayTests {
    @Suite struct ConvergenceTests {
        static let families: [ServerFamily] = [.mariadb, .mysql]

        @Test(arguments: families) func plainChanges(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig;
                    CREATE TABLE a (id INT PRIMARY KEY, v VARCHAR(40), u INT, UNIQUE KEY (u));
                    INSERT INTO a VALUES (1,'one',1),(2,'two',2),(3,'three',3),(4,'four',4);
                    """)
                let a = try await rig.open("rig.a")
                try await rig.read(a, where: "id <= 2")
                // The row leaves the unread part for the part that was read, and another takes its unique value.
                try await rig.sql("USE rig; UPDATE a SET id = 0 WHERE id = 4; DELETE FROM a WHERE id = 1;")
                try await rig.sql("USE rig; UPDATE a SET u = 100 WHERE id = 2; UPDATE a SET u = 2 WHERE id = 3;")
                try await rig.sql("USE rig; INSERT INTO a VALUES (9,'nine',9),(1,'again',1);")
                try await rig.read(a, where: "id > 2")
                try await rig.close(a)
                try await rig.sql("USE rig; UPDATE a SET v = 'window' WHERE id = 9;")
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; INSERT INTO a VALUES (20,'twenty',20),(21,'x',21); UPDATE a SET id = id + 100 WHERE id > 10;
                    DELETE FROM a WHERE id = 121; UPDATE a SET v = NULL WHERE id = 120;
                    """)
                let report = try await rig.restore()
                #expect(report.tables == 1)
                try await rig.requireEqual()
                #expect(try await rig.target.run("SHOW DATABASES LIKE 'tidemark_restore';") == "")
            }
        }

        static let family = """
            CREATE DATABASE rig; USE rig;
            CREATE TABLE p (id INT PRIMARY KEY, v INT);
            CREATE TABLE c (id INT PRIMARY KEY, p INT, KEY (p),
              CONSTRAINT cp FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);
            CREATE TABLE g (id INT PRIMARY KEY, c INT, KEY (c),
              CONSTRAINT gc FOREIGN KEY (c) REFERENCES c (id) ON DELETE CASCADE ON UPDATE CASCADE);
            CREATE TABLE n (id INT PRIMARY KEY, p INT, KEY (p),
              CONSTRAINT np FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET NULL ON UPDATE SET NULL);
            CREATE TABLE s (id INT PRIMARY KEY, up INT, KEY (up),
              CONSTRAINT ss FOREIGN KEY (up) REFERENCES s (id) ON DELETE CASCADE);
            CREATE TABLE k (p INT, x INT, KEY (p),
              CONSTRAINT kp FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);
            INSERT INTO p VALUES (1,1),(2,2),(3,3),(4,4),(5,5),(6,6),(7,7),(8,8),(9,9);
            INSERT INTO c VALUES (11,1),(12,2),(13,3),(14,4),(15,5),(16,6),(17,7),(18,8),(19,NULL);
            INSERT INTO g VALUES (111,11),(112,12),(113,13),(114,14),(115,15),(116,16),(117,17),(118,18);
            INSERT INTO n VALUES (21,1),(22,2),(23,3),(24,4),(25,5),(26,6),(27,7),(28,8);
            INSERT INTO s VALUES (1,NULL),(2,1),(3,2),(4,NULL),(5,4),(6,5),(7,NULL),(8,7);
            INSERT INTO k VALUES (1,1),(1,1),(2,2),(3,3),(3,3),(4,4),(5,5),(6,6);
            """

        /// A parent key passes on while the child is read: without child rows in the log, nobody knows who followed.
        @Test(arguments: families) func parentKeysThatPassOn(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(Self.family)
                let child = try await rig.open("rig.c")
                try await rig.take("rig.p")
                try await rig.sql("USE rig; UPDATE p SET id = 30 WHERE id = 3; UPDATE p SET id = 3 WHERE id = 2;")
                try await rig.read(child)
                try await rig.close(child)
                for table in ["g", "n", "s", "k"] { try await rig.take("rig.\(table)") }
                try await rig.converge()
                if family == .mysql {
                    try await rig.restore()
                    try await rig.requireEqual()
                } else {
                    await #expect(throws: TidemarkError(.restoreAmbiguous, "", hint: "")) { try await rig.restore() }
                }
            }
        }

        /// Parent rows go and move between the moments at which the tables are read. Where a cascade must be followed
        /// through a table that was read only afterwards, the restore says so and guesses nothing.
        @Test(
            arguments: families,
            [
                ["p", "c", "g", "n", "s", "k"], ["g", "c", "p", "k", "s", "n"], ["c", "g", "n", "k", "s", "p"],
            ])
        func cascades(_ family: ServerFamily, _ order: [String]) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(Self.family)
                let changes = [
                    "DELETE FROM p WHERE id = 1; UPDATE p SET id = 20 WHERE id = 2; DELETE FROM s WHERE id = 1;",
                    "DELETE FROM p WHERE id = 3; INSERT INTO p VALUES (3,33); INSERT INTO c VALUES (33,3);",
                    "UPDATE c SET id = 140 WHERE id = 14; INSERT INTO k VALUES (9,9); DELETE FROM p WHERE id = 9;",
                    "UPDATE p SET v = v + 1; DELETE FROM c WHERE id = 15; INSERT INTO g VALUES (600,16);",
                    "UPDATE p SET id = 60 WHERE id = 6; INSERT INTO s VALUES (90,5);",
                    "DELETE FROM s WHERE id = 5; DELETE FROM k WHERE p = 5 LIMIT 1;",
                ]
                for (table, change) in zip(order, changes) {
                    try await rig.take("rig.\(table)")
                    try await rig.sql("USE rig; \(change)")
                }
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; DELETE FROM p WHERE id IN (7, 20); UPDATE p SET id = 80 WHERE id = 8; DELETE FROM s WHERE id = 4;
                    INSERT INTO p VALUES (7,0); INSERT INTO k VALUES (7,7),(7,7),(7,8); UPDATE k SET x = 1 WHERE x = 7 LIMIT 1;
                    UPDATE p SET id = 70 WHERE id = 7; DELETE FROM k WHERE x = 8; UPDATE c SET id = id + 1000;
                    SET foreign_key_checks = 0; DELETE FROM p WHERE id = 5; SET foreign_key_checks = 1;
                    """)
                if family == .mariadb, order.first == "g" {
                    await #expect(throws: TidemarkError(.restoreAmbiguous, "", hint: "")) { try await rig.restore() }
                } else {
                    try await rig.restore()
                    try await rig.requireEqual("\(family) \(order)")
                }
            }
        }

        @Test(arguments: families) func rowsWithoutKey(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig;
                    CREATE TABLE k (a INT, b VARCHAR(20), f FLOAT, d DATETIME(3), e ENUM('x','y'), n DECIMAL(10,3), t BIT(9),
                      c CHAR(5) CHARACTER SET latin1, y BINARY(4), z TIME);
                    INSERT INTO k VALUES (1,'a',0.1,'2020-01-02 03:04:05.678','x',1.5,b'101','é','ab','10:00:00'),
                      (1,'a',0.1,'2020-01-02 03:04:05.678','x',1.5,b'101','é','ab','10:00:00'),
                      (1,'A',0.1,NULL,'y',-1.500,b'1',NULL,'ab','-10:00:00'), (NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
                    """)
                try await rig.take("rig.k")
                try await rig.sql(
                    "USE rig; DELETE FROM k WHERE a = 1 LIMIT 1; INSERT INTO k (a, b) VALUES (5, 'in'), (5, 'in');")
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; UPDATE k SET b = 'changed ', f = 1e10 WHERE b = 'A' COLLATE utf8mb4_bin; INSERT INTO k (a) VALUES (5);
                    DELETE FROM k WHERE a IS NULL; DELETE FROM k WHERE b = 'in' LIMIT 1; UPDATE k SET n = n + 1 WHERE a = 1 LIMIT 1;
                    """)
                try await rig.restore()
                try await rig.requireEqual()
            }
        }

        /// A restore stops at transactions by identifier and by time.
        @Test(arguments: families) func cuts(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql("CREATE DATABASE rig; CREATE TABLE rig.a (id INT PRIMARY KEY);")
                try await rig.take("rig.a")
                try await rig.converge()
                let position =
                    family == .mariadb
                    ? "SELECT @@gtid_binlog_pos;" : "SELECT REPLACE(@@global.gtid_executed, '\\n', '');"
                for id in 1...20 { try await rig.sql("INSERT INTO rig.a VALUES (\(id));") }
                let middle = try await rig.source.run(position).split(separator: "\n").joined()
                let gtid: GTID
                if family == .mariadb {
                    gtid = try #require(GTID(middle))
                } else {
                    let parts = middle.split(separator: ":")
                    gtid = try #require(GTID("\(parts[0]):\(parts[1].split(separator: "-").last ?? "")"))
                }
                try await rig.sql("DROP TABLE rig.a; CREATE TABLE rig.b (id INT PRIMARY KEY);")
                var report = try await rig.restore(RestoreOptions(moment: .gtid(gtid)))
                #expect(report.gtid == gtid)
                #expect(report.next?.summary.contains("DROP TABLE") == true)
                #expect(try await rig.target.run("SELECT COUNT(*) FROM rig.a;") == "20\n")
                await #expect(throws: TidemarkError(.targetNotEmpty, "", hint: "")) {
                    try await rig.restore(RestoreOptions(before: gtid))
                }
                report = try await rig.restore(RestoreOptions(before: gtid, existing: .replace))
                #expect(try await rig.target.run("SELECT COUNT(*) FROM rig.a;") == "19\n")
                #expect(report.next?.gtid == gtid)
                await #expect(throws: TidemarkError(.restoreUnreachable, "", hint: "")) {
                    try await rig.restore(
                        RestoreOptions(moment: .time(Timestamp(seconds: 1_000_000)), existing: .replace))
                }
            }
        }
    }
}
