import Core
import Engine
import Foundation
import TestKit
import Testing

/// Settings of a whole target that are changed for speed come back, however the run ends.
@Suite("Throwaway targets", .serialized) struct ThrowawayTargetTests {
    @Test(
        "Settings are put back, also by the next run after a kill", .timeLimit(.minutes(3)),
        arguments: [
            ServerFamily.mariadb, .mysql,
        ])
    func settings(_ family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        let target = try await SharedServers.shared.target(family)
        try await source.removeSchemas()
        try await target.removeSchemas()
        try await source.run(
            """
            CREATE DATABASE fast; USE fast; CREATE TABLE t (id INT PRIMARY KEY, v CHAR(200), KEY (v));
            INSERT INTO t WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
              SELECT i, REPEAT(i, 20) FROM n;
            """)
        for step in 0..<5 {
            try await source.run("INSERT INTO fast.t SELECT id + \(900 << step), REPEAT(id, 20) FROM fast.t;")
        }
        let lab = try await Lab.make("fast")
        try await lab.backup(source)
        let unusual = Settings(flush: "2", sync: "7", redo: family == .mysql ? "ON" : "")
        try await target.run("SET GLOBAL innodb_flush_log_at_trx_commit = 2; SET GLOBAL sync_binlog = 7;")
        let fast = Settings(flush: "0", sync: "0", redo: family == .mysql ? "OFF" : "")
        let arguments = lab.restoreArguments(to: "latest", target) + ["--throwaway-target", "--json"]

        // Killed: nobody is left who could put anything back…
        let killed = try await lab.program.start(arguments)
        try await killed.waitFor(#""event":"phase","phase":"load""#, atMost: .seconds(60))
        killed.process.killNow()
        await killed.process.wait()
        #expect(try await Settings.of(target) == fast)
        // …but the next run, though it is another restore and refused.
        let refused = try await lab.program.run(
            lab.restoreArguments(to: "latest", target) + ["--rename", "fast=slow", "--json"])
        #expect(refused.status == .exited(8) && refused.output.contains("target.busy"), "\(refused.output)")
        #expect(refused.output.contains("innodb_flush_log_at_trx_commit"), "\(refused.output)")
        #expect(try await Settings.of(target) == unusual)

        // Stopped: the run puts them back itself.
        let stopped = try await lab.program.start(arguments)
        try await stopped.waitFor(#""event":"phase","phase":"load""#, atMost: .seconds(60))
        _ = try await stopped.interrupt(atMost: .seconds(60))
        #expect(try await Settings.of(target) == unusual)

        // Complete.
        let done = try await lab.program.require(arguments)
        #expect(try await Settings.of(target) == unusual)
        #expect(try await HexDump(source).contents(schemas: ["fast"]) == HexDump(target).contents(schemas: ["fast"]))
        #expect(try await target.schemas() == ["fast"])
        let object = try NewInstanceScene.object("done", in: done.output)
        let digests = try #require(object["digests"] as? [[String: Any]])
        #expect(digests.map { $0["table"] as? String } == ["fast.t"])
        #expect(digests.first?["rows"] as? Int == 28_800)

        // Without the option nothing global is touched.
        try await target.removeSchemas()
        let plain = try await lab.program.start(lab.restoreArguments(to: "latest", target) + ["--json"])
        try await plain.waitFor(#""event":"phase","phase":"load""#, atMost: .seconds(60))
        #expect(try await Settings.of(target) == unusual)
        #expect(try await plain.process.wait(atMost: .seconds(60)) == .exited(0))
        try await target.run("SET GLOBAL innodb_flush_log_at_trx_commit = 1; SET GLOBAL sync_binlog = 1;")
        try await target.removeSchemas()
        try await source.removeSchemas()
    }

    private struct Settings: Equatable {
        let flush: String
        let sync: String
        let redo: String

        static func of(_ server: DatabaseServer) async throws -> Settings {
            let client = StockClient(server)
            let redo =
                server.family == .mysql
                ? try await client.rows("SHOW GLOBAL STATUS LIKE 'Innodb_redo_log_enabled';").first?.last ?? "" : ""
            return Settings(
                flush: try await client.value("SELECT @@global.innodb_flush_log_at_trx_commit;"),
                sync: try await client.value("SELECT @@global.sync_binlog;"), redo: redo)
        }
    }
}
