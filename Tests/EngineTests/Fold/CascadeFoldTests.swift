import Core
import Engine
import MySQLWire
import TestKit
import Testing

/// Cascades of foreign keys that are not in the log, worked into the fold: what is restored is what the source's own engine made.
extension ReplayTests {
    @Suite struct CascadeFoldTests {
        static let families: [ServerFamily] = [.mariadb, .mysql]

        /// A rig whose source does not log what cascades.
        ///
        /// - Parameter rounds: times that the body is given a new one.
        static func with(
            _ family: ServerFamily, rounds: Int = 1, _ body: (RestoreRig, Int) async throws -> Void
        ) async throws {
            if family == .mariadb {
                for round in 0..<rounds { try await RestoreRig.with(family) { try await body($0, round) } }
                return
            }
            let options = ServerOptions { $0.extraArguments = ["--innodb-native-foreign-keys=ON"] }
            try await DatabaseServer.with(family, options) { source in
                for round in 0..<rounds {
                    try await RestoreRig.with(family, source: source) { try await body($0, round) }
                }
            }
        }

        /// Every row a test makes is one of these moments' business.
        @Test(arguments: families) func everyRule(_ family: ServerFamily) async throws {
            try await Self.with(family) { rig, _ in
                try await rig.sql(CascadeScene.schema)
                try await rig.sql(
                    """
                    USE rig; INSERT INTO p VALUES (1,1),(2,2),(3,3),(4,4),(5,5),(6,6),(7,7),(8,8);
                    INSERT INTO c VALUES (11,1,1),(12,2,2),(13,3,3),(14,4,4),(15,5,5),(16,NULL,6),(17,7,7);
                    INSERT INTO g (id, c, v) VALUES (111,11,'a'),(112,12,'b'),(113,13,'c'),(114,14,'d'),(115,16,'e'),(117,17,'f');
                    INSERT INTO u VALUES (21,1,1),(22,2,2),(23,3,3),(24,4,4),(25,NULL,5);
                    INSERT INTO w VALUES (31,1,1),(32,2,2),(33,3,3),(34,4,4),(35,NULL,5); INSERT INTO y VALUES (1,31),(2,32),(3,NULL);
                    INSERT INTO n VALUES (41,1,2),(42,2,3),(43,3,1),(44,4,NULL),(45,NULL,5),(46,6,7);
                    INSERT INTO x (p, id, c, v) VALUES (1,51,12,0),(6,52,13,0),(6,53,11,0),(8,54,14,0),(8,55,17,0);
                    INSERT INTO s VALUES (1,NULL,1),(2,1,2),(3,2,3),(4,3,4),(5,NULL,5),(6,5,6),(7,7,7),(8,NULL,8);
                    INSERT INTO r VALUES (1,1,NULL),(2,4,1),(3,5,2),(4,8,3),(5,8,4);
                    INSERT INTO k (a, b, d, id) VALUES ('ab',1.5,NULL,1),('cd',2.5,NULL,2),('x',3.5,NULL,3);
                    INSERT INTO l (id, v, a, b) VALUES (1,1,'AB ',1.5),(2,2,'Cd',2.5),(3,3,'x',3.5),(4,4,NULL,3.5);
                    """)
                for table in CascadeScene.tables { try await rig.take("rig.\(table)") }
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; DELETE FROM p WHERE id = 1; INSERT INTO p VALUES (1,100); INSERT INTO c VALUES (11,1,100);
                    UPDATE p SET id = 20 WHERE id = 2; UPDATE p SET id = 2 WHERE id = 3; UPDATE p SET id = 3 WHERE id = 20;
                    UPDATE c SET v = v + 1; DELETE FROM p WHERE id = 4; INSERT INTO p VALUES (4,4); INSERT INTO u VALUES (24,4,9);
                    UPDATE w SET p = 4 WHERE id = 34; UPDATE u SET p = 5 WHERE id = 24; UPDATE p SET id = 50 WHERE id = 5;
                    DELETE FROM s WHERE id = 2; INSERT INTO s VALUES (2,1,200),(3,2,300); DELETE FROM s WHERE id IN (5, 7);
                    DELETE FROM r WHERE id = 3; UPDATE s SET id = 80 WHERE id = 8; DELETE FROM c WHERE id = 17;
                    UPDATE k SET a = 'AB', b = 9 WHERE id = 1; UPDATE k SET a = 'z' WHERE id = 2; DELETE FROM k WHERE id = 3;
                    SET foreign_key_checks = 0; DELETE FROM p WHERE id = 7; SET foreign_key_checks = 1;
                    INSERT INTO p VALUES (7,70); DELETE FROM p WHERE id = 7; UPDATE c SET id = 160 WHERE id = 16;
                    """)
                try await FoldRestoreTests.bothWays(rig, folds: 12)
                // What is not folded: a value that a collation may hold equal to others.
                try await rig.sql(
                    "USE rig; INSERT INTO k (a, b, d, id) VALUES ('é', 1, NULL, 9); DELETE FROM k WHERE id = 9;")
                try await FoldRestoreTests.folded(rig, folds: 10)
            }
        }

        /// Random changes while the base is read and after, cut at random moments.
        @Test(arguments: families) func randomChanges(_ family: ServerFamily) async throws {
            var random = SeededGenerator(label: "cascades folded on \(family)")
            try await Self.with(family, rounds: 2) { rig, round in
                try await Self.round(rig, SeededGenerator(seed: random.next()), moves: round == 1, early: false)
            }
        }

        /// Parents change their keys while the base is read: what cannot be told is refused, both ways.
        @Test func keysThatMoveEarly() async throws {
            var random = SeededGenerator(label: "keys that move early")
            try await Self.with(.mariadb, rounds: 3) { rig, _ in
                try await Self.round(rig, SeededGenerator(seed: random.next()), moves: true, early: true)
            }
        }

        /// - Parameters:
        ///   - moves: parents change their keys.
        ///   - early: while the base is read, too, where it may be ambiguous what children followed.
        private static func round(
            _ rig: RestoreRig, _ random: SeededGenerator, moves: Bool, early: Bool
        ) async throws {
            var scene = CascadeScene(random, span: 24)
            try await rig.sql(CascadeScene.schema)
            let connection = try await rig.source.connect()
            try await connection.execute("USE rig")
            try await CascadeScene.run(scene.fill(), on: connection)
            func change(_ count: Int, moves: Bool) async throws {
                for _ in 0..<count { try await CascadeScene.run(scene.change(moves: moves), on: connection) }
            }
            for table in CascadeScene.tables {
                if table == "s" || table == "r" {
                    try await rig.take("rig.\(table)")
                } else {
                    let reading = try await rig.open("rig.\(table)")
                    try await change(2, moves: early)
                    try await rig.read(reading, where: "id % 2 = 0")
                    try await change(3, moves: early)
                    try await rig.read(reading, where: "id % 2 <> 0")
                    try await change(1, moves: early)
                    try await rig.close(reading)
                }
                try await change(3, moves: early)
            }
            try await rig.converge()
            let folder = try TestFolder("cascades")
            if early { return try await requireEqualOrAmbiguous(rig, folder, connection) }
            for part in 0..<3 {
                try await change(40, moves: moves)
                try await FoldRestoreTests.clear(rig.target)
                let memory = FoldRestoreTests.memories[part % 2]
                let report = try await rig.restore(FoldRestoreTests.options(memory, folder))
                #expect(report.foldedTables == 12, "\(report.notes)")
                try await rig.requireEqual("part \(part) in \(memory) bytes")
                let found = try await HexDump(rig.target).contents()
                let wanted = try await HexDump(rig.source).contents()
                #expect(found.filter { $0.key.schema == "rig" } == wanted.filter { $0.key.schema == "rig" })
            }
            await connection.close()
        }

        private static func requireEqualOrAmbiguous(
            _ rig: RestoreRig, _ folder: TestFolder, _ connection: MySQLConnection
        ) async throws {
            await connection.close()
            var options = FoldRestoreTests.options(FoldRestoreTests.memories[0], folder)
            do {
                let report = try await rig.restore(options)
                Notice.say("\(report.foldedTables) of 12 tables folded")
                try await rig.requireEqual("keys moved while the base was read")
            } catch let error as TidemarkError where error.code == .restoreAmbiguous {
                Notice.say("ambiguous")
                options.replay = .sequential
                try await FoldRestoreTests.clear(rig.target)
                await #expect(throws: TidemarkError(.restoreAmbiguous, "", hint: "")) { try await rig.restore(options) }
            }
        }

        /// Stopped again and again until it is done: what cascades is worked out anew, and nothing is lost.
        @Test func stopped() async throws {
            var random = SeededGenerator(label: "stopped cascades")
            try await Self.with(.mariadb) { rig, _ in
                var scene = CascadeScene(SeededGenerator(seed: random.next()), span: 600)
                try await rig.sql(CascadeScene.schema)
                let connection = try await rig.source.connect()
                try await connection.execute("USE rig")
                try await CascadeScene.run(scene.fill(), on: connection)
                for table in CascadeScene.tables { try await rig.take("rig.\(table)") }
                try await rig.converge()
                for _ in 0..<400 { try await CascadeScene.run(scene.change(moves: true), on: connection) }
                await connection.close()
                let folder = try TestFolder("cascades")
                let job = try await rig.job(FoldRestoreTests.options(1 << 20, folder))
                let (report, stops) = try await RestoreRig.stopping(job, after: 20...200, &random)
                #expect(report.foldedTables == 12)
                Notice.say("\(stops) stops")
                try await rig.requireEqual()
            }
        }

        /// A statement that changes a child's definition: from there on its cascades are the target's engine's.
        @Test func definitionsThatChange() async throws {
            try await Self.with(.mariadb) { rig, _ in
                try await rig.sql(ConvergenceTests.family)
                for table in ["p", "c", "g", "n", "s"] { try await rig.take("rig.\(table)") }
                try await rig.sql("DROP TABLE rig.k;")
                try await rig.converge()
                try await rig.sql(
                    """
                    USE rig; DELETE FROM p WHERE id = 1; ALTER TABLE g ADD w INT DEFAULT 3; DELETE FROM p WHERE id = 2;
                    UPDATE p SET id = 30 WHERE id = 3; INSERT INTO p VALUES (1,1); INSERT INTO c VALUES (11,1);
                    INSERT INTO g VALUES (111,11,1); DELETE FROM s WHERE id = 2; ALTER TABLE c ADD x INT; DELETE FROM p WHERE id = 1;
                    """)
                try await FoldRestoreTests.bothWays(rig, folds: 1)
            }
        }
    }
}
