import Core
import Engine
import Repository
import TestKit
import Testing

/// What an undo script cannot reverse is told.
extension ReplayTests {
    @Suite struct UndoWarningTests {
        @Test(arguments: [ServerFamily.mariadb, .mysql])
        func triggersAndCascades(_ family: ServerFamily) async throws {
            try await SkipScene.with(family) { scene in
                let rig = scene.rig
                let gtid = try await scene.mistake("DELETE FROM p WHERE id = 3;")
                // Archives what is new.
                _ = try await rig.job()
                let request = FindRequest(gtid: gtid)
                var script: [String] = []
                let report = try await UndoJob(repository: rig.instance, request: request).run { piece in
                    if case .statement(let sql) = piece { script.append(sql) }
                }
                if family == .mariadb {
                    // Two rows of k went with it, and only the engine knows.
                    #expect(report.rows == 1)
                    #expect(report.warnings.contains { $0.contains("rig.k") && $0.contains("not reversed") })
                } else {
                    // The children are in the log.
                    #expect(report.rows == 3)
                    #expect(report.warnings.isEmpty)
                }
                #expect(script.contains { $0.hasPrefix("INSERT INTO") })
            }
        }

        @Test(arguments: [ServerFamily.mariadb, .mysql])
        func triggersAreNamed(_ family: ServerFamily) async throws {
            try await RestoreRig.with(family) { rig in
                try await rig.sql(
                    """
                    CREATE DATABASE rig; USE rig; CREATE TABLE t (id INT PRIMARY KEY, v INT);
                    INSERT INTO t VALUES (1,1); CREATE TRIGGER counted BEFORE INSERT ON t FOR EACH ROW SET NEW.v = NEW.v + 1;
                    """)
                rig.objects = try await ObjectReader(rig.session).read(schemas: ["rig"]).objects
                try await rig.take("rig.t")
                try await rig.converge()
                let scene = SkipScene(rig: rig)
                let gtid = try await scene.mistake("DELETE FROM t WHERE id = 1;")
                _ = try await rig.job()
                let report = try await UndoJob(repository: rig.instance, request: FindRequest(gtid: gtid)).run { _ in }
                #expect(report.rows == 1)
                #expect(
                    report.warnings.contains { $0.contains("counted") && $0.contains("rig.t") }, "\(report.warnings)")
            }
        }
    }
}
