import Core
import Engine
import MySQLWire
import TestKit
import Testing

/// Statements of the log that change definitions divide what is folded: each part must come out as on the source.
extension ReplayTests {
    @Suite struct FoldEpochTests {
        typealias Fold = FoldRestoreTests

        /// Columns, keys and names change, again and again, with changes of the rows between.
        @Test(arguments: Fold.families) func definitionsThatChange(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; CREATE DATABASE rig2; USE rig;
                    CREATE TABLE a (id INT PRIMARY KEY, x INT, y VARCHAR(20), g INT AS (x + 1) STORED, UNIQUE KEY (y));
                    INSERT INTO a (id, x, y) VALUES (1,1,'one'),(2,2,'two'),(3,3,'three'),(4,4,'four'),(5,5,'five');
                    CREATE TABLE k (v INT, w VARCHAR(20)); INSERT INTO k VALUES (1,'a'),(1,'a'),(1,'A'),(2,NULL),(2,NULL);
                    CREATE TABLE c (v INT, w VARCHAR(20)); INSERT INTO c VALUES (1,'a'),(1,'a'),(1,'A'),(2,NULL),(2,NULL);
                    CREATE TABLE s (n VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, m INT, v INT, PRIMARY KEY (m, n));
                    INSERT INTO s VALUES ('a',1,1),('b',1,2),('c ',1,3),('é',2,4);
                    CREATE TABLE one (id INT PRIMARY KEY, v INT); INSERT INTO one VALUES (1,1),(2,1);
                    CREATE TABLE two (id INT PRIMARY KEY, v INT); INSERT INTO two VALUES (1,2),(3,2);
                    CREATE TABLE moved (id INT PRIMARY KEY, v INT); INSERT INTO moved VALUES (1,1),(2,2);
                    CREATE TABLE gone (id INT PRIMARY KEY, v INT); INSERT INTO gone VALUES (1,1),(2,2);
                    CREATE TABLE again (id INT PRIMARY KEY, v INT); INSERT INTO again VALUES (1,1),(2,2);
                    CREATE TABLE numbers (id INT AUTO_INCREMENT PRIMARY KEY, v INT); INSERT INTO numbers (v) VALUES (1),(2);
                    CREATE TABLE parts (id INT PRIMARY KEY, v INT) PARTITION BY RANGE (id)
                      (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20), PARTITION p2 VALUES LESS THAN (30));
                    INSERT INTO parts VALUES (1,1),(2,2),(11,11),(12,12),(21,21);
                    CREATE TABLE ex (id INT PRIMARY KEY, v INT); INSERT INTO ex VALUES (13,13);
                    CREATE TABLE idle (id INT PRIMARY KEY); INSERT INTO idle VALUES (1);
                    CREATE TABLE rig2.whole (id INT PRIMARY KEY, v INT); INSERT INTO rig2.whole VALUES (1,1);
                    """)
                try await rig.take(
                    "rig.a", "rig.k", "rig.c", "rig.s", "rig.one", "rig.two", "rig.gone", "rig.again", "rig.numbers",
                    "rig.parts", "rig.ex", "rig.idle", "rig.moved", "rig2.whole")
                try await rig.converge()
                try await rig.sql(Self.statements)
                try await Fold.bothWays(rig, folds: 13, memories: [1])
                for table in ["numbers", "again"] {
                    let statement = "SHOW CREATE TABLE rig.\(table);"
                    #expect(try await rig.target.run(statement) == (try await rig.source.run(statement)))
                }
            }
        }

        static let statements = """
            USE rig; UPDATE a SET x = x + 10; DELETE FROM a WHERE id = 5; INSERT INTO k VALUES (3,'b'),(3,'b');
            ALTER TABLE a ADD z INT NOT NULL DEFAULT 7 FIRST; UPDATE a SET z = id, x = NULL WHERE id < 3;
            UPDATE a SET id = id + 100 WHERE id = 4; INSERT INTO a (id, x, y) VALUES (4,4,'vier'); UPDATE a SET y = 'swap' WHERE id = 1;
            UPDATE a SET y = 'one' WHERE id = 2; UPDATE a SET y = 'two' WHERE id = 1; DELETE FROM a WHERE id = 3; INSERT INTO a (id, x, y) VALUES (3,0,'three');
            ALTER TABLE a DROP COLUMN g, MODIFY y VARCHAR(60) AFTER z, ADD h INT AS (z * 2) VIRTUAL; UPDATE a SET y = CONCAT(y, '!') WHERE id <> 2;
            ALTER TABLE a DROP PRIMARY KEY, ADD PRIMARY KEY (z, id); UPDATE a SET z = z + 1; DELETE FROM a WHERE id = 104;
            ALTER TABLE a CHANGE x xx DECIMAL(12,3) DEFAULT 1.5; INSERT INTO a (id, z, y) VALUES (9,9,'nine'),(10,10,NULL); UPDATE a SET xx = 0.125 WHERE id = 9;
            ALTER TABLE c ADD u INT DEFAULT 5; UPDATE c SET w = 'c' WHERE v = 1 LIMIT 1; DELETE FROM c WHERE v = 2 LIMIT 1; INSERT INTO c VALUES (2,NULL,5),(8,'x',8);
            UPDATE c SET w = NULL WHERE v = 8; DELETE FROM c WHERE v = 1 LIMIT 1; ALTER TABLE c ADD KEY (v, u), MODIFY w TEXT; UPDATE c SET v = v + 1;
            ALTER TABLE k ADD u INT DEFAULT 5; UPDATE k SET w = 'c' WHERE v = 1 LIMIT 1; DELETE FROM k WHERE v = 3; INSERT INTO k VALUES (2,NULL,5),(8,'x',8);
            ALTER TABLE k ADD id INT AUTO_INCREMENT PRIMARY KEY; UPDATE k SET u = id; DELETE FROM k WHERE id = 2;
            ALTER TABLE k MODIFY id INT, DROP PRIMARY KEY; INSERT INTO k SELECT * FROM k; DELETE FROM k WHERE v = 2 LIMIT 1; DELETE FROM k WHERE v = 8 LIMIT 1;
            ALTER TABLE s ADD c INT; UPDATE s SET n = 'A' WHERE n = 'a'; UPDATE s SET n = 'zz' WHERE n = 'b'; UPDATE s SET n = 'B' WHERE n = 'zz';
            UPDATE s SET n = 'c' WHERE n = 'c '; UPDATE s SET n = 'e' WHERE m = 2; DELETE FROM s WHERE n = 'b'; INSERT INTO s VALUES ('b',1,9,9),('ss',3,3,3);
            RENAME TABLE one TO three, two TO one, three TO two; UPDATE one SET v = 9 WHERE id = 3; UPDATE two SET v = 8 WHERE id = 2; INSERT INTO one VALUES (7,7);
            RENAME TABLE one TO three, two TO one, three TO two; UPDATE one SET v = v + 1; DELETE FROM two WHERE id = 1;
            CREATE TABLE _one_gho LIKE one; ALTER TABLE _one_gho ADD added INT DEFAULT 3; INSERT INTO _one_gho (id, v) SELECT id, v FROM one;
            RENAME TABLE one TO _one_del, _one_gho TO one; DROP TABLE _one_del; UPDATE one SET added = id;
            RENAME TABLE moved TO away; UPDATE away SET v = 4; ALTER TABLE away ADD w INT; RENAME TABLE away TO far; DELETE FROM far; DROP TABLE far;
            UPDATE gone SET v = 5; DROP TABLE gone; UPDATE again SET v = 6; DROP TABLE again;
            CREATE TABLE again (v TEXT, i INT AUTO_INCREMENT PRIMARY KEY) AUTO_INCREMENT = 100; INSERT INTO again (v) VALUES ('a'),('b'),('c'); DELETE FROM again WHERE i = 102;
            UPDATE again SET v = 'changed' WHERE i = 100;
            ALTER TABLE numbers ADD w INT; INSERT INTO numbers (v) VALUES (3),(4),(5); DELETE FROM numbers WHERE v = 5; UPDATE numbers SET w = 1;
            UPDATE parts SET v = v + 1; ALTER TABLE parts DROP PARTITION p0; UPDATE parts SET v = v + 1; UPDATE ex SET v = 1;
            ALTER TABLE parts EXCHANGE PARTITION p1 WITH TABLE ex; UPDATE ex SET v = v + 1; DELETE FROM parts WHERE id = 13; INSERT INTO parts VALUES (14,14);
            ALTER TABLE parts TRUNCATE PARTITION p2; INSERT INTO parts VALUES (22,22); ALTER TABLE parts REORGANIZE PARTITION p1, p2 INTO (PARTITION q VALUES LESS THAN (40));
            UPDATE parts SET id = id + 10; TRUNCATE TABLE ex; INSERT INTO ex VALUES (5,5); UPDATE ex SET v = 6; ALTER TABLE ex ADD u INT; TRUNCATE ex; INSERT INTO ex VALUES (1,2,3);
            CREATE TABLE IF NOT EXISTS idle (id INT PRIMARY KEY); CREATE TABLE copy AS SELECT id, v FROM parts; INSERT INTO copy VALUES (99,99),(99,99); DELETE FROM copy WHERE id = 99 LIMIT 1;
            UPDATE rig2.whole SET v = 2; ALTER TABLE rig2.whole ADD w INT; UPDATE rig2.whole SET w = 3; DROP DATABASE rig2; CREATE DATABASE rig2;
            CREATE TABLE rig2.whole (id INT PRIMARY KEY, t TEXT); INSERT INTO rig2.whole VALUES (1,'new'),(2,'x'); UPDATE rig2.whole SET t = 'y' WHERE id = 2;
            CREATE TABLE m (id INT PRIMARY KEY, v INT) ENGINE = MyISAM; INSERT INTO m VALUES (1,1); UPDATE m SET v = 2;
            CREATE TABLE pa (id INT PRIMARY KEY); CREATE TABLE ch (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES pa (id) ON DELETE CASCADE);
            INSERT INTO pa VALUES (1),(2),(3); INSERT INTO ch VALUES (1,1),(2,2),(3,3); DELETE FROM pa WHERE id = 2; UPDATE ch SET p = NULL WHERE id = 3; DELETE FROM pa WHERE id = 3;
            """

        /// Statements and rows at random: source and target are the model and what is tested.
        @Test(arguments: Fold.families) func statementsAtRandom(_ family: ServerFamily) async throws {
            var statements = EpochStatements(random: SeededGenerator(label: "epochs on \(family)"))
            try await RestoreRig.with(family) { rig in
                try await rig.sql("CREATE DATABASE rig; USE rig; \(EpochStatements.beginning)")
                let connection = try await rig.source.connect()
                try await connection.execute("USE rig")
                func run(_ statements: [String]) async -> Int {
                    var done = 0
                    for sql in statements where await (try? connection.execute(sql)) != nil { done += 1 }
                    return done
                }
                #expect(await run(statements.rows()) > 10)
                try await rig.take("rig.t0", "rig.t1", "rig.t2", "rig.t3")
                try await rig.converge()
                #expect(await run(statements.statements(200)) > 100)
                await connection.close()
                try await Fold.bothWays(rig, folds: 4, memories: [1 << 29])
            }
        }

        /// What is written is counted by rows that changed, not by their changes.
        @Test(arguments: Fold.families) func eachRowOnce(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig; CREATE TABLE a (id INT PRIMARY KEY, v INT);
                    INSERT INTO a VALUES (1,1),(2,2),(3,3); CREATE TABLE c LIKE a; INSERT INTO c SELECT * FROM a;
                    """)
                try await rig.take("rig.a", "rig.c")
                try await rig.converge()
                let changes = String(repeating: "UPDATE a SET v = v + 1 WHERE id = 2; ", count: 300)
                try await rig.sql(
                    """
                    USE rig; ALTER TABLE a ADD w INT; \(changes) INSERT INTO a VALUES (9,9,9); \(changes)
                    CREATE TABLE b LIKE a; INSERT INTO b SELECT * FROM a; UPDATE b SET v = 0; DELETE FROM b WHERE id = 1;
                    UPDATE c SET v = 0; RENAME TABLE c TO d; RENAME TABLE d TO e, e TO f; DROP TABLE f;
                    """)
                func executions() async throws -> Int {
                    try await StockClient(rig.target).rows("SHOW GLOBAL STATUS LIKE 'Com_stmt_%execute';")
                        .reduce(0) { $0 + (Int($1.last ?? "") ?? 0) }
                }
                let before = try await executions()
                let report = try await rig.restore(Fold.options(1 << 29, try TestFolder("fold")))
                let after = try await executions()
                #expect(report.changes == 610)
                // Of a table that the log makes it is known what it must be.
                #expect(report.provenAtEnd == 1)
                #expect(report.foldedTables == 2)
                // Nobody sees again what was in a table that was only moved, and dropped.
                #expect(report.rows == 3)
                #expect(after - before < 60, "\(after - before) executions")
                try await rig.requireEqual()
            }
        }

        /// One table of many: segments that do not name it are not read.
        @Test(arguments: Fold.families) func onlyItsSegments(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig; CREATE TABLE a (id INT PRIMARY KEY, v INT); INSERT INTO a VALUES (1,1),(2,2);
                    CREATE TABLE hay (id INT PRIMARY KEY, b LONGBLOB); INSERT INTO hay VALUES (1, NULL);
                    """)
                try await rig.take("rig.a", "rig.hay")
                try await rig.converge()
                let noise = "CONCAT(\(repeatElement("RANDOM_BYTES(1000)", count: 20).joined(separator: ", ")))"
                let straw = String(repeating: "UPDATE hay SET b = \(noise) WHERE id = 1; ", count: 70)
                try await rig.sql(
                    """
                    USE rig; \(straw) UPDATE a SET v = 5; \(straw) BEGIN; UPDATE a SET v = 6 WHERE id = 1;
                    UPDATE hay SET b = NULL; COMMIT; \(straw)
                    """)
                let table = TableName(schema: "rig", name: "a")
                for way in [ReplayMode.fold, .sequential] {
                    try await Fold.clear(rig.target)
                    var options = RestoreOptions(tables: [table])
                    options.replay = way
                    let job = try await rig.job(options)
                    _ = rig.store.takeCalls()
                    let report = try await job.run()
                    let read = rig.store.takeCalls().filter { $0.name == "get" && $0.bytes > 100_000 }
                    #expect(Set(read.map(\.key)).count <= 4, "\(way): \(read.count) reads")
                    #expect(report.transactions > 200)
                    let found = try await RestoreRig.digests(rig.target)
                    #expect(try await found == ["rig.a": RestoreRig.digests(rig.source)["rig.a"]])
                }
            }
        }
    }
}
