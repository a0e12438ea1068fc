import Core
import Engine
import Repository
import TestKit
import Testing

/// Schema changes of every kind in the log of a base, and what is made at the end.
extension ReplayTests {
    @Suite struct DefinitionTests {
        static let families: [ServerFamily] = [.mariadb, .mysql]

        @Test(arguments: families) func tablesChangeShape(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; CREATE DATABASE rig2; USE rig;
                    CREATE TABLE a (id INT PRIMARY KEY, x INT, y VARCHAR(20));
                    INSERT INTO a VALUES (1,1,'one'),(2,2,'two');
                    CREATE TABLE gone (id INT PRIMARY KEY);
                    CREATE TABLE late (id INT PRIMARY KEY, v INT);
                    INSERT INTO late VALUES (1,1);
                    CREATE TABLE parts (id INT PRIMARY KEY, v INT) PARTITION BY RANGE (id)
                      (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20));
                    INSERT INTO parts VALUES (1,1),(11,11);
                    CREATE TABLE ex (id INT PRIMARY KEY, v INT);
                    """)
                try await rig.take("rig.a", "rig.parts", "rig.ex")
                // What the base never listed, and what it read only after this.
                try await rig.sql(
                    """
                    USE rig; INSERT INTO gone VALUES (1); ALTER TABLE gone ADD z INT; DROP TABLE gone;
                    ALTER TABLE late ADD w INT DEFAULT 5; UPDATE late SET v = 2; INSERT INTO late VALUES (2,2,2);
                    """)
                try await rig.take("rig.late")
                try await rig.sql("USE rig; ALTER TABLE late DROP COLUMN w; INSERT INTO late VALUES (3,3);")
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; ALTER TABLE a ADD z INT NOT NULL DEFAULT 7 FIRST; INSERT INTO a VALUES (3,3,3,'three');
                    ALTER TABLE a DROP COLUMN x; UPDATE a SET y = 'TWO' WHERE id = 2;
                    ALTER TABLE a MODIFY y VARCHAR(60) AFTER z; ALTER TABLE a RENAME COLUMN z TO zz; INSERT INTO a VALUES (4,'four',4);
                    CREATE INDEX ix ON a (y); DROP INDEX ix ON a; CREATE UNIQUE INDEX iy ON a (y);
                    CREATE TABLE _a_gho LIKE a; INSERT INTO _a_gho SELECT * FROM a; RENAME TABLE a TO _a_del, _a_gho TO a;
                    DROP TABLE _a_del; INSERT INTO a VALUES (5,'five',5);
                    CREATE TABLE copy AS SELECT id, y FROM a WHERE id > 1; INSERT INTO copy VALUES (99,'x');
                    TRUNCATE TABLE late; INSERT INTO late VALUES (7,7);
                    ALTER TABLE parts DROP PARTITION p0; ALTER TABLE parts EXCHANGE PARTITION p1 WITH TABLE ex;
                    ALTER TABLE parts ADD PARTITION (PARTITION p2 VALUES LESS THAN (30)); INSERT INTO parts VALUES (21,21);
                    RENAME TABLE ex TO rig2.ex; INSERT INTO rig2.ex VALUES (12,12);
                    CREATE TABLE x (id INT PRIMARY KEY, v INT); INSERT INTO x VALUES (1,1);
                    CREATE TABLE y (id INT PRIMARY KEY, v INT); INSERT INTO y VALUES (2,2);
                    RENAME TABLE x TO tmp, y TO x, tmp TO y; UPDATE x SET v = 3;
                    DROP TABLE x; CREATE TABLE x (v TEXT, k INT AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 100;
                    INSERT INTO x (v) VALUES ('a'),('b');
                    CREATE TEMPORARY TABLE t (id INT); INSERT INTO t VALUES (1); DROP TEMPORARY TABLE t;
                    CREATE DATABASE rig3; CREATE TABLE rig3.q (id INT); DROP DATABASE rig3;
                    ALTER TABLE rig2.ex ENGINE = InnoDB; ANALYZE TABLE rig2.ex; ALTER DATABASE rig2 CHARACTER SET latin1;
                    SET SESSION sql_mode = 'ANSI_QUOTES'; CREATE TABLE "quo""ted" ("a b" INT PRIMARY KEY); INSERT INTO "quo""ted" VALUES (1);
                    """)
                try await rig.restore()
                try await rig.requireEqual()
                for table in ["rig.a", "rig.parts", "rig2.ex", "rig.x", "rig.y", "rig.copy", "rig.late"] {
                    let source = try await rig.source.run("SHOW CREATE TABLE \(table);")
                    let target = try await rig.target.run("SHOW CREATE TABLE \(table);")
                    #expect(source == target)
                }
                #expect(try await rig.target.run("SHOW CREATE DATABASE rig2;").contains("latin1"))
            }
        }

        @Test(arguments: families) func selectionsAndNames(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; CREATE DATABASE rig2; USE rig;
                    CREATE TABLE p (id INT PRIMARY KEY);
                    CREATE TABLE c (id INT PRIMARY KEY, p INT, CONSTRAINT cp FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE);
                    INSERT INTO p VALUES (1),(2),(3); INSERT INTO c VALUES (1,1),(2,2),(3,3);
                    CREATE TABLE rig2.other (id INT PRIMARY KEY);
                    """)
                try await rig.take("rig.p", "rig.c", "rig2.other")
                try await rig.converge()
                try await rig.sql("USE rig; DELETE FROM p WHERE id = 2; ALTER TABLE c ADD v INT; UPDATE c SET v = 5;")
                let source = try await RestoreRig.digests(rig.source)

                // One table under another name beside its living namesake, with the parent it depends on left alone.
                try await rig.target.run(
                    "CREATE DATABASE rig; CREATE TABLE rig.c (mine INT); INSERT INTO rig.c VALUES (42);")
                try await rig.restore(
                    RestoreOptions(
                        tables: [TableName(schema: "rig", name: "c")],
                        renames: [try RestoreRename(parsing: "rig.c=rig.c_old")]))
                var found = try await RestoreRig.digests(rig.target)
                #expect(found["rig.c_old"] == source["rig.c"])
                #expect(try await rig.target.run("SELECT mine FROM rig.c;") == "42\n")
                #expect(Set(found.keys) == ["rig.c", "rig.c_old"])

                // A whole database under another name.
                try await rig.restore(
                    RestoreOptions(databases: ["rig"], renames: [try RestoreRename(parsing: "rig=rig3")]))
                found = try await RestoreRig.digests(rig.target, ["rig3"])
                #expect(found == ["rig3.c": source["rig.c"], "rig3.p": source["rig.p"]])
                #expect(try await rig.target.run("SHOW CREATE TABLE rig3.c;").contains("REFERENCES `p`"))
            }
        }

        /// The current rows of system-versioned tables, whose log tells deletions as updates and history as rows.
        @Test func systemVersioning() async throws {
            try await RestoreRig.with(.mariadb) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig;
                    CREATE TABLE hidden (id INT PRIMARY KEY, a INT, t TEXT, UNIQUE KEY (t)) WITH SYSTEM VERSIONING;
                    CREATE TABLE named (id INT PRIMARY KEY, a INT, `the ``start` TIMESTAMP(6) GENERATED ALWAYS AS ROW START,
                      `the ``end` TIMESTAMP(6) GENERATED ALWAYS AS ROW END,
                      PERIOD FOR SYSTEM_TIME (`the ``start`, `the ``end`)) WITH SYSTEM VERSIONING;
                    CREATE TABLE keyless (a INT, b INT) WITH SYSTEM VERSIONING;
                    CREATE TABLE some (id INT PRIMARY KEY, a INT WITHOUT SYSTEM VERSIONING, b INT) WITH SYSTEM VERSIONING;
                    INSERT INTO hidden VALUES (1,1,'a'),(2,2,'b'),(3,3,'c'); INSERT INTO named (id, a) VALUES (1,1),(2,2),(3,3);
                    INSERT INTO keyless VALUES (1,1),(1,1),(2,2); INSERT INTO some VALUES (1,1,1),(2,2,2);
                    DELETE FROM hidden WHERE id = 3; DELETE FROM named WHERE id = 3;
                    """)
                let changes = { (n: Int) in
                    """
                    USE rig; UPDATE hidden SET a = a + 1; REPLACE INTO hidden VALUES (2, \(n), 'r\(n)'), (\(n), \(n), 'n\(n)');
                    DELETE FROM hidden WHERE id = 1; INSERT INTO hidden VALUES (1, \(n), 'again'); DELETE FROM hidden WHERE a = 3;
                    UPDATE IGNORE named SET id = id + 100 WHERE id = 2; UPDATE named SET a = \(n); DELETE FROM named WHERE id = 1;
                    INSERT INTO named (id, a) VALUES (1, \(n)), (2, \(n)) ON DUPLICATE KEY UPDATE a = 77;
                    UPDATE keyless SET b = \(n) WHERE a = 2; DELETE FROM keyless WHERE a = 1 LIMIT 1; INSERT INTO keyless VALUES (1, 1);
                    UPDATE some SET a = \(n); UPDATE some SET b = \(n) WHERE id = 1; DELETE HISTORY FROM hidden;
                    """
                }
                for table in ["hidden", "named", "some"] {
                    let reading = try await rig.open("rig.\(table)")
                    if table == "hidden" || table == "some" { try await rig.sql(changes(10)) }
                    try await rig.read(reading)
                    try await rig.close(reading)
                }
                try await rig.take("rig.keyless")
                try await rig.sql(changes(20))
                try await rig.converge()
                try await rig.sql(changes(30))
                try await rig.sql(
                    """
                    USE rig; SET SESSION system_versioning_alter_history = 'KEEP'; ALTER TABLE hidden ADD w INT DEFAULT 5;
                    ALTER TABLE some DROP SYSTEM VERSIONING; DELETE FROM some WHERE id = 2; DELETE FROM hidden WHERE id = 2;
                    """)
                try await rig.restore()
                try await rig.requireEqual()
            }
        }

        @Test(arguments: families) func objects(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig;
                    CREATE TABLE a (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0);
                    INSERT INTO a VALUES (1,1);
                    """)
                try await rig.take("rig.a")
                rig.objects = [
                    ObjectDefinition(
                        kind: .view, schema: "rig", name: "old",
                        createStatement: "CREATE VIEW `old` AS select 1 AS `x`",
                        sqlMode: "", charsetClient: "utf8mb4", collationConnection: "utf8mb4_general_ci")
                ]
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; DROP VIEW IF EXISTS old; CREATE VIEW v2 AS SELECT 1 AS one;
                    CREATE OR REPLACE VIEW v AS SELECT id, n FROM a; CREATE OR REPLACE VIEW v2 AS SELECT * FROM v;
                    CREATE TABLE log (n INT);
                    CREATE TRIGGER tr AFTER INSERT ON a FOR EACH ROW INSERT INTO log VALUES (NEW.n);
                    INSERT INTO a VALUES (2,2);
                    CREATE VIEW moving AS SELECT 7 AS seven; RENAME TABLE moving TO moved;
                    RENAME TABLE a TO b; CREATE TABLE dead (id INT); CREATE TRIGGER td BEFORE INSERT ON dead FOR EACH ROW SET @x = 1;
                    DROP TABLE dead; CREATE OR REPLACE VIEW v AS SELECT id, n FROM b; INSERT INTO b VALUES (3,3);
                    CREATE FUNCTION f(x INT) RETURNS INT DETERMINISTIC RETURN x + 1; DROP FUNCTION f;
                    CREATE FUNCTION f(x INT) RETURNS INT DETERMINISTIC RETURN x + 2;
                    CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2037-01-01 00:00:00' DO DELETE FROM log; ALTER EVENT e RENAME TO e2;
                    """)
                if family == .mysql { try await rig.sql("USE rig; SET GLOBAL log_bin_trust_function_creators = 1;") }
                try await rig.restore()
                try await rig.requireEqual()
                let definitions = try await rig.target.definitions()
                let wanted = try await rig.source.definitions()
                for (name, definition) in wanted where name.contains("rig") {
                    #expect(definitions[name] == definition, "\(name)")
                }
                #expect(
                    try await rig.target.run("INSERT INTO rig.b VALUES (9,9); SELECT COUNT(*) FROM rig.log;") == "3\n")
                #expect(try await rig.target.run("SELECT rig.f(1);") == "3\n")
                #expect(try await rig.target.run("SHOW TABLES FROM rig LIKE 'old';") == "")
            }
        }

        @Test(arguments: families) func transactionsOfManyKinds(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql("CREATE DATABASE rig; USE rig; CREATE TABLE a (id INT PRIMARY KEY, v LONGTEXT);")
                try await rig.take("rig.a")
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; XA START 'one'; INSERT INTO a VALUES (1,'xa'); XA END 'one'; XA PREPARE 'one';
                    """)
                try await rig.sql(
                    """
                    USE rig; INSERT INTO a VALUES (2,'between'); XA COMMIT 'one';
                    XA START 'two'; INSERT INTO a VALUES (3,'xa'); XA END 'two'; XA PREPARE 'two'; XA ROLLBACK 'two';
                    XA START 'six'; INSERT INTO a VALUES (6,'one phase'); XA END 'six'; XA COMMIT 'six' ONE PHASE;
                    BEGIN; INSERT INTO a VALUES (10,'kept'); SAVEPOINT s; INSERT INTO a VALUES (11,'gone'); ROLLBACK TO s;
                    INSERT INTO a VALUES (12,'kept'); COMMIT;
                    BEGIN; INSERT INTO a VALUES (13,'gone'); ROLLBACK;
                    INSERT INTO a SELECT 1000 + seq.n, REPEAT('x', 1000) FROM (SELECT a.n + 10 * b.n + 100 * c.n AS n FROM
                      (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6
                       UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) a,
                      (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6
                       UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) b,
                      (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6
                       UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) c) seq;
                    UPDATE a SET v = CONCAT(v, 'y') WHERE id > 1500; DELETE FROM a WHERE id > 1900;
                    INSERT INTO a VALUES (5000, REPEAT('z', 20000000)); UPDATE a SET v = CONCAT('a', v) WHERE id = 5000;
                    INSERT INTO a VALUES (1,'dup') ON DUPLICATE KEY UPDATE v = 'odku'; REPLACE INTO a VALUES (2,'replaced');
                    """)
                if family == .mariadb {
                    try await rig.sql(
                        """
                        USE rig; CREATE SEQUENCE sq START WITH 5 INCREMENT BY 10 CACHE 2; SELECT NEXTVAL(sq); SELECT NEXTVAL(sq);
                        SELECT NEXTVAL(sq); SELECT SETVAL(sq, 1000); SELECT NEXTVAL(sq);
                        """)
                }
                if family == .mysql {
                    try await rig.sql(
                        """
                        USE rig; SET SESSION binlog_transaction_compression = ON; INSERT INTO a VALUES (6000, REPEAT('c', 100000));
                        UPDATE a SET v = 'compressed' WHERE id = 10;
                        XA START 'cut'; INSERT INTO a VALUES (6001, 'rolled back'); UPDATE a SET v = 'cut' WHERE id = 12; XA END 'cut';
                        XA PREPARE 'cut'; XA ROLLBACK 'cut'; UPDATE a SET v = CONCAT(v, '!') WHERE id = 12;
                        XA START 'late'; INSERT INTO a VALUES (6002, REPEAT('d', 100000)); XA END 'late'; XA PREPARE 'late';
                        """)
                    // Another connection commits what the first one prepared, after a change of its own.
                    try await rig.sql(
                        "USE rig; INSERT INTO a VALUES (6003, 'before'); XA COMMIT 'late'; DELETE FROM a WHERE id = 6003;"
                    )
                }
                try await rig.restore()
                try await rig.requireEqual()
            }
        }
    }
}
