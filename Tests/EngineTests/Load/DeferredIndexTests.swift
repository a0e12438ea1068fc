import Core
import Engine
import TestKit
import Testing

/// Indexes and foreign keys that are made when the rows are there: the definitions come out as they were.
extension ReplayTests {
    @Suite struct DeferredIndexTests {
        private static func fill(_ rig: RestoreRig, _ family: ServerFamily) async throws {
            let special =
                family == .mysql
                ? ", KEY computed ((a + 1)), KEY hidden (b) INVISIBLE" : ", KEY ignored_one (b) IGNORED"
            try await rig.sql(
                """
                CREATE DATABASE rig; USE rig;
                CREATE TABLE up (id INT PRIMARY KEY, code VARCHAR(20) NOT NULL, UNIQUE KEY code (code)) ENGINE=InnoDB;
                CREATE TABLE big (n BIGINT NOT NULL AUTO_INCREMENT, a INT NOT NULL, b VARCHAR(60), place POINT NOT NULL,
                  twice INT AS (a * 2) VIRTUAL, `odd``name` INT, boss INT, PRIMARY KEY (a), KEY numbered (n), UNIQUE KEY pair (b, a),
                  KEY down (b(5) DESC, a) COMMENT 'x, KEY `y` (`a`)', KEY sum (twice), KEY `odd``key` (`odd``name`),
                  SPATIAL KEY at_place (place), FULLTEXT KEY words (b), FULLTEXT KEY more_words (b) COMMENT 'again'\(special),
                  CONSTRAINT to_up FOREIGN KEY (`odd``name`) REFERENCES up (id) ON DELETE SET NULL,
                  CONSTRAINT to_self FOREIGN KEY (boss) REFERENCES big (a)) ENGINE=InnoDB;
                CREATE TABLE by_code (id INT PRIMARY KEY, code VARCHAR(20) NOT NULL, KEY code_of (code),
                  CONSTRAINT by_code_code FOREIGN KEY (code) REFERENCES up (code)) ENGINE=InnoDB;
                CREATE TABLE parts (id INT NOT NULL, v INT, PRIMARY KEY (id), KEY v (v))
                  PARTITION BY HASH (id) PARTITIONS 3;
                CREATE TABLE other (id INT PRIMARY KEY, v INT, KEY v (v)) ENGINE=MyISAM;
                INSERT INTO up VALUES (1,'one'),(2,'two'),(3,'three');
                INSERT INTO big (a, b, place, `odd``name`) SELECT x.id * 1000 + y.id, CONCAT('some words ', x.id * 1000 + y.id),
                  POINT(x.id, y.id), 1 + y.id % 3 FROM
                  (WITH RECURSIVE r AS (SELECT 0 id UNION ALL SELECT id + 1 FROM r WHERE id < 29) SELECT id FROM r) x,
                  (WITH RECURSIVE r AS (SELECT 0 id UNION ALL SELECT id + 1 FROM r WHERE id < 49) SELECT id FROM r) y;
                UPDATE big SET boss = a - a % 50; INSERT INTO by_code SELECT id, code FROM up; INSERT INTO parts SELECT a, a % 7 FROM big;
                INSERT INTO other SELECT a, a % 7 FROM big WHERE a < 2000;
                """)
            try await rig.take("rig.up", "rig.big", "rig.by_code", "rig.parts", "rig.other")
            try await rig.converge()
            try await rig.sql(
                """
                USE rig; UPDATE big SET b = 'changed' WHERE a < 20; DELETE FROM up WHERE id = 4;
                INSERT INTO big (a, b, place) VALUES (5000000, 'late', POINT(1, 1)); UPDATE parts SET v = v + 1 WHERE id < 500;
                """)
        }

        private static func requireEqual(_ rig: RestoreRig, _ what: Comment) async throws {
            try await rig.requireEqual(what)
            let definitions = try await rig.target.definitions()
            let wanted = try await rig.source.definitions()
            #expect(definitions.keys.sorted() == wanted.keys.sorted(), what)
            for (name, definition) in wanted { #expect(definitions[name] == definition, what) }
        }

        @Test(arguments: [ServerFamily.mariadb, .mysql], [ReplayMode.sequential, .fold])
        func definitionsComeOutAsTheyWere(_ family: ServerFamily, _ mode: ReplayMode) async throws {
            try await RestoreRig.with(family) { rig in
                try await Self.fill(rig, family)
                var options = RestoreOptions()
                options.replay = mode

                // Stopped after the first table's indexes, and continued.
                let stopper = StoppingReporter { $0.indexes > 0 }
                let job = try await rig.job(options, progress: stopper)
                let task = Task { try await job.run() }
                stopper.stops(task)
                await #expect(throws: TidemarkError(.interrupted, "", hint: "")) { try await task.value }
                #expect(stopper.totalIndexes > 8)
                let report = try await rig.job(options).run()
                #expect(report.resumed)
                try await Self.requireEqual(rig, "\(family), \(mode), stopped")

                // At once.
                try await rig.target.run("DROP DATABASE rig;")
                try await rig.restore(options)
                try await Self.requireEqual(rig, "\(family), \(mode)")
            }
        }

        @Test(arguments: [ServerFamily.mariadb, .mysql])
        func renamedTablesKeepTheirIndexes(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await Self.fill(rig, family)
                try await rig.restore(
                    RestoreOptions(
                        databases: ["rig"],
                        renames: [
                            try RestoreRename(parsing: "rig=rig2"), try RestoreRename(parsing: "rig.big=rig3.large"),
                        ]))
                let indexes = "SELECT COUNT(DISTINCT index_name) FROM information_schema.statistics WHERE table_name = "
                let source = try await rig.source.run(indexes + "'big' AND table_schema = 'rig';")
                #expect(try await rig.target.run(indexes + "'large' AND table_schema = 'rig3';") == source)
                let keys = "SELECT COUNT(*) FROM information_schema.referential_constraints WHERE table_name = "
                #expect(try await rig.target.run(keys + "'large';") == "2\n")
                try await rig.target.run("DROP DATABASE rig3;")
            }
        }
    }
}
