import Core
import Engine
import TestKit
import Testing

extension ReplayTests {
    @Suite struct ResumeTests {
        /// A restore is stopped again and again, at random moments, until it is done: nothing is lost, nothing twice.
        @Test(arguments: [ServerFamily.mariadb, .mysql]) func stoppedRestoresContinue(_ family: ServerFamily)
            async throws
        {
            var random = SeededGenerator(label: "stopped restores on \(family)")
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; CREATE DATABASE rig2; USE rig;
                    CREATE TABLE a (id INT PRIMARY KEY, v VARCHAR(100), u INT UNIQUE);
                    CREATE TABLE k (a INT, b VARCHAR(100));
                    INSERT INTO a SELECT x.n * 100 + y.n, REPEAT('v', 80), x.n * 100 + y.n FROM
                      (WITH RECURSIVE r AS (SELECT 0 n UNION ALL SELECT n + 1 FROM r WHERE n < 99) SELECT n FROM r) x,
                      (WITH RECURSIVE r AS (SELECT 0 n UNION ALL SELECT n + 1 FROM r WHERE n < 99) SELECT n FROM r) y;
                    INSERT INTO k SELECT id % 7, v FROM a WHERE id < 500;
                    """)
                let a = try await rig.open("rig.a")
                for part in 0..<10 { try await rig.read(a, where: "id % 10 = \(part)") }
                try await rig.close(a)
                try await rig.take("rig.k")
                try await rig.converge()
                for round in 0..<6 {
                    try await rig.sql(
                        """
                        USE rig; UPDATE a SET v = CONCAT('r', \(round), LEFT(v, 60)) WHERE id % 6 = \(round);
                        DELETE FROM k WHERE a = 3 LIMIT 5; INSERT INTO k (a, b) VALUES (3, 'x'), (3, 'x');
                        CREATE TABLE t\(round) (id INT PRIMARY KEY); INSERT INTO t\(round) VALUES (1),(2);
                        RENAME TABLE t\(round) TO tmp, tmp TO rig2.t\(round); ALTER TABLE k ADD c\(round) INT DEFAULT \(round);
                        UPDATE k SET b = 'u' WHERE a = 1 LIMIT 3; TRUNCATE TABLE rig2.t\(round); INSERT INTO rig2.t\(round) VALUES (5);
                        """)
                }
                let (report, stops) = try await RestoreRig.stopping(try await rig.job(), after: 20...400, &random)
                #expect(report.resumed == (stops > 0) || stops > 0)
                Notice.say("\(family): \(stops) stops")
                try await rig.requireEqual()
            }
        }

        @Test(arguments: [ServerFamily.mariadb, .mysql]) func otherRequestsAreRefusedMeanwhile(_ family: ServerFamily)
            async throws
        {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    "CREATE DATABASE rig; CREATE TABLE rig.a (id INT PRIMARY KEY); INSERT INTO rig.a VALUES (1);")
                try await rig.take("rig.a")
                try await rig.converge()
                // The log names a table the restore cannot have: it fails, and stays resumable.
                try await rig.sql("SET SESSION sql_log_bin = 0; CREATE TABLE rig.hidden (id INT PRIMARY KEY);")
                try await rig.sql("INSERT INTO rig.hidden VALUES (1); DROP TABLE rig.hidden;")
                await #expect(throws: TidemarkError(.restoreDiverged, "", hint: "")) { try await rig.restore() }
                await #expect(throws: TidemarkError(.targetBusy, "", hint: "")) {
                    try await rig.restore(RestoreOptions(databases: ["rig"]))
                }
                // What the user mends by hand is taken up.
                try await rig.target.run("CREATE TABLE rig.hidden (id INT PRIMARY KEY);")
                let report = try await rig.restore()
                #expect(report.resumed)
                try await rig.requireEqual()
            }
        }

        /// EXCHANGE PARTITION between equal definitions leaves no trace in them: rows tell whether it was executed.
        @Test(arguments: [ServerFamily.mariadb, .mysql]) func exchangedPartitionsAreExchangedOnce(
            _ family: ServerFamily
        )
            async throws
        {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig; CREATE TABLE x (id INT PRIMARY KEY, v INT);
                    CREATE TABLE p (id INT PRIMARY KEY, v INT) PARTITION BY RANGE (id)
                      (PARTITION a VALUES LESS THAN (100), PARTITION b VALUES LESS THAN MAXVALUE);
                    INSERT INTO x VALUES (1, 1), (2, 2); INSERT INTO p VALUES (1, 10), (50, 50), (150, 150);
                    """)
                try await rig.take("rig.x", "rig.p")
                try await rig.converge()
                try await rig.sql("SET SESSION sql_log_bin = 0; CREATE TABLE rig.hidden (id INT PRIMARY KEY);")
                // Executed, and not yet recorded as done when the next transaction stops the restore.
                try await rig.sql("ALTER TABLE rig.p EXCHANGE PARTITION a WITH TABLE rig.x;")
                try await rig.sql("INSERT INTO rig.hidden VALUES (1); DROP TABLE rig.hidden;")
                await #expect(throws: TidemarkError(.restoreDiverged, "", hint: "")) { try await rig.restore() }
                let exchanged = try await rig.target.run("SELECT v FROM rig.x ORDER BY id;")
                #expect(exchanged == "10\n50\n")
                try await rig.target.run("CREATE TABLE rig.hidden (id INT PRIMARY KEY);")
                #expect(try await rig.restore().resumed)
                try await rig.requireEqual()
            }
        }

        /// Tables that only the log behind convergence changed are read again at the end.
        @Test(arguments: [ServerFamily.mariadb, .mysql]) func changedTablesAreProvenAtTheEnd(_ family: ServerFamily)
            async throws
        {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig; CREATE TABLE quiet (id INT PRIMARY KEY, v VARCHAR(20), f FLOAT);
                    CREATE TABLE busy LIKE quiet; CREATE TABLE keyless (a INT, g INT AS (a + 1)); CREATE TABLE still (id INT PRIMARY KEY);
                    CREATE TABLE altered LIKE quiet; CREATE TABLE parent (id INT PRIMARY KEY);
                    CREATE TABLE child (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES parent (id) ON DELETE CASCADE);
                    INSERT INTO quiet VALUES (1, 'a', 0.1), (2, 'b', 1e30); INSERT INTO busy SELECT * FROM quiet;
                    INSERT INTO altered SELECT * FROM quiet; INSERT INTO keyless (a) VALUES (1), (1), (NULL); INSERT INTO still VALUES (1);
                    INSERT INTO parent VALUES (1), (2); INSERT INTO child VALUES (1, 1), (2, 2);
                    """)
                try await rig.take("rig.quiet", "rig.busy", "rig.still", "rig.altered", "rig.parent", "rig.child")
                let keyless = try await rig.open("rig.keyless", exact: true)
                try await rig.read(keyless)
                try await rig.close(keyless)
                try await rig.sql("UPDATE rig.busy SET v = 'window'; UPDATE rig.keyless SET a = 5 WHERE a IS NULL;")
                try await rig.converge()
                try await rig.sql("SET SESSION sql_log_bin = 0; CREATE TABLE rig.hidden (id INT PRIMARY KEY);")
                try await rig.sql(
                    """
                    USE rig; UPDATE quiet SET v = 'c', f = f / 3 WHERE id = 1; INSERT INTO quiet VALUES (3, 'd', NULL); DELETE FROM quiet WHERE id = 2;
                    UPDATE busy SET v = 'later'; DELETE FROM keyless WHERE a = 1 LIMIT 1; UPDATE altered SET v = 'x';
                    ALTER TABLE altered ADD n INT; UPDATE altered SET n = 1; DELETE FROM parent WHERE id = 1;
                    """)
                try await rig.sql("INSERT INTO rig.hidden VALUES (1); DROP TABLE rig.hidden;")
                // Folded tables are written as they must be, and are not read a second time.
                var options = RestoreOptions()
                options.replay = .sequential
                let job = try await rig.job(options)
                await #expect(throws: TidemarkError(.restoreDiverged, "", hint: "")) { try await job.run() }
                // Somebody changes a row that the log has done with.
                try await rig.target.run(
                    "CREATE TABLE rig.hidden (id INT PRIMARY KEY); UPDATE rig.quiet SET v = 'C' WHERE id = 1;")
                let error = await #expect(throws: TidemarkError.self) { try await job.run() }
                #expect(error?.code == .restoreDigest)
                #expect(error?.message.contains("rig.quiet") == true)
                try await rig.target.run("UPDATE rig.quiet SET v = 'c' WHERE id = 1;")
                let report = try await job.run()
                // quiet, keyless and parent; child is left out where cascades are the engine's own.
                #expect(report.provenAtEnd == (family == .mariadb ? 3 : 4))
                try await rig.requireEqual()
            }
        }

        /// Numbers inside JSON documents that parsing alone would change.
        @Test func numbersInsideJSON() async throws {
            try await RestoreRig.with(.mysql) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig; CREATE TABLE j (id INT PRIMARY KEY, d JSON); CREATE TABLE k (d JSON, n INT);
                    INSERT INTO j VALUES (1, JSON_OBJECT('a', CAST(1.10 AS DECIMAL(5,2)), 'b"\\\\x', JSON_ARRAY(1, CAST('123456789012345678901.5' AS DECIMAL(30,3))))),
                      (2, CAST(99999999999999999999999 AS JSON)), (3, '[1.0, 1e100, -0.0, 18446744073709551615, -9223372036854775808, 0.1]'),
                      (4, JSON_ARRAY(CAST('2020-01-01 00:00:00' AS DATETIME), CAST('10:00' AS TIME), x'ff00')), (5, NULL), (6, 'null'),
                      (7, '{"k": "1.10", "é": [[], {}, "a,b"]}');
                    INSERT INTO k SELECT d, id FROM j;
                    """)
                try await rig.take("rig.j", "rig.k")
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; INSERT INTO j SELECT id + 10, d FROM j; UPDATE j SET d = JSON_ARRAY(CAST('5.00' AS DECIMAL(5,2))) WHERE id = 3;
                    DELETE FROM k WHERE n = 1; UPDATE k SET n = 20 WHERE n = 2; UPDATE k SET d = JSON_ARRAY(CAST('7.70' AS DECIMAL(5,2))) WHERE n = 3;
                    """)
                try await rig.restore()
                try await rig.requireEqual()
            }
        }
    }
}
