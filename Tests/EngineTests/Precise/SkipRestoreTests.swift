import Core
import Engine
import TestKit
import Testing

/// One bad transaction is left out of a restore, as if it had never been; or that is refused.
extension ReplayTests {
    @Suite struct SkipRestoreTests {
        static let families: [ServerFamily] = [.mariadb, .mysql]

        @Test(arguments: families) func leftOut(_ family: ServerFamily) async throws {
            try await SkipScene.with(family) { scene in
                try await scene.work(
                    "UPDATE t SET v = 'before' WHERE id <= 3; DELETE FROM w WHERE a = 3; INSERT INTO p VALUES (6,6);")
                let update = try await scene.mistake("UPDATE t SET v = 'oops', grp = NULL WHERE id > 60;")
                try await scene.work(
                    """
                    UPDATE t SET v = 'between' WHERE id BETWEEN 2 AND 10; INSERT INTO t VALUES (500, 1, 'new', 5000);
                    INSERT INTO w VALUES (3,'z'),(2,'y'); UPDATE c SET v = 9 WHERE id = 3;
                    """)
                let delete = try await scene.mistake(
                    """
                    BEGIN; DELETE FROM t WHERE grp = 4; DELETE FROM w WHERE a = 1 LIMIT 1; DELETE FROM n WHERE name = 'zoe';
                    DELETE FROM c WHERE id = 2; INSERT INTO p VALUES (70,70); UPDATE p SET v = v + 1 WHERE id = 2; COMMIT;
                    """)
                try await scene.work(
                    """
                    UPDATE t SET v = 'after' WHERE grp = 5 AND id < 60; DELETE FROM t WHERE id = 500; DELETE FROM p WHERE id = 6;
                    INSERT INTO n VALUES ('Zo',4); UPDATE n SET name = 'anna' WHERE name = 'ann'; INSERT INTO c VALUES (9,2,9);
                    DELETE FROM w WHERE a = 2 LIMIT 1; BEGIN; UPDATE p SET v = 0 WHERE id = 5; DELETE FROM p WHERE id = 4; COMMIT;
                    """)
                let branch = try await scene.mistake(
                    "XA START 'x'; UPDATE t SET v = 'xa' WHERE id = 1; XA END 'x'; XA PREPARE 'x'; XA COMMIT 'x';")
                try await scene.work("UPDATE t SET v = 'last' WHERE id = 11;")
                try await scene.requireRestored(without: [update, delete, branch], "all three")
                // Two mistakes on the same rows are left out together, and neither one without the other.
                let again = try await scene.mistake("UPDATE t SET v = 'worse' WHERE id = 61;")
                try await scene.requireRestored(without: [branch, again, delete, update], "both on one row")
                let message = try await scene.requireRefused(without: [branch, delete, update])
                #expect(
                    message.contains("\(again)") && message.contains("rig.t") && message.contains("id = 61"),
                    "\(message)")
                // The plan says the same, and what is not there is named.
                var options = SkipScene.options([update], .fold)
                options.accounts = false
                let forecast = try await RestoreForecaster(repository: scene.rig.instance, options: options).forecast(
                    target: nil)
                #expect(forecast.refusal?.code == .restoreDependent)
                let unknown: GTID =
                    switch update {
                    case .mysql(let uuid, let tag, _): .mysql(uuid: uuid, tag: tag, sequence: 9_999_999)
                    case .mariadb(let domain, let server, _):
                        .mariadb(domain: domain, server: server, sequence: 9_999_999)
                    }
                try await scene.requireRefused(without: [unknown], code: .restoreUnreachable)
            }
        }

        @Test(arguments: families) func dependents(_ family: ServerFamily) async throws {
            try await SkipScene.with(family) { scene in
                // Each mistake with what depends on it, on rows of its own.
                let cases: [(bad: String, later: String, says: String)] = [
                    ("DELETE FROM t WHERE id = 1", "INSERT INTO t VALUES (1, 0, 'again', 11)", "id = 1"),
                    ("DELETE FROM t WHERE id = 2", "INSERT INTO t VALUES (302, 0, 'other', 20)", "unique key u"),
                    ("UPDATE t SET u = 9999 WHERE id = 3", "UPDATE t SET u = 30 WHERE id = 4", "unique key u"),
                    ("INSERT INTO t VALUES (305, 0, 'x', 305)", "DELETE FROM t WHERE id = 305", "id = 305"),
                    ("UPDATE t SET id = 306 WHERE id = 6", "INSERT INTO t VALUES (6, 0, 'x', 306)", "id = 6"),
                    ("DELETE FROM n WHERE name = 'ann'", "INSERT INTO n VALUES ('ÁNN ', 7)", "rig.n"),
                    ("INSERT INTO p VALUES (50,50)", "INSERT INTO c VALUES (50,50,50)", "rig.p"),
                    ("DELETE FROM c WHERE id = 3", "DELETE FROM p WHERE id = 2", "rig.c"),
                    ("DELETE FROM x WHERE id = 1", "INSERT INTO x (id, v) VALUES (9, 9)", "unique key g"),
                    ("UPDATE w SET b = 'bad' WHERE a = 3", "UPDATE w SET b = 'ok' WHERE b = 'bad'", "rig.w"),
                ]
                for one in cases {
                    let bad = try await scene.mistake(one.bad + ";")
                    try await scene.rig.sql("USE rig; \(one.later);")
                    let message = try await scene.requireRefused(without: [bad])
                    #expect(message.contains(one.says), "\(one.bad): \(message)")
                }
                // Which children went with a parent is in MySQL's log, and in MariaDB's is not.
                let parent = try await scene.mistake("DELETE FROM p WHERE id = 3;")
                try await scene.rig.sql("USE rig; INSERT INTO k VALUES (3, 4, 4);")
                let message = try await scene.requireRefused(without: [parent])
                #expect(message.contains("rig.k"), "\(message)")
                // Statements: in the transaction itself, and later on its table.
                let altered = try await scene.mistake("UPDATE w SET b = 'q' WHERE a = 2;")
                let statement = try await scene.mistake("ALTER TABLE w ADD z INT;")
                try await scene.requireRefused(without: [statement], code: .restoreUnskippable)
                #expect(try await scene.requireRefused(without: [altered]).contains("ALTER TABLE w"))
            }
        }
    }
}
