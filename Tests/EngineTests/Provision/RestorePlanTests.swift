import Core
import Engine
import Foundation
import MySQLWire
import TestKit
import Testing

/// `restore --plan` and `--existing rename-old` through the program, on both families.
@Suite("Plans and what exists", .serialized) struct RestorePlanTests {
    @Test("The plan's numbers are those of the store, and nothing changes", .timeLimit(.minutes(2)))
    func plan() async throws {
        let scene = try await NewInstanceScene.make(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        try await target.removeSchemas()
        let stored = scene.lab.folder.bytes()
        let url = target.url()
        let packet = try await target.run("SELECT @@max_allowed_packet;")

        let free = try await scene.lab.program.require(scene.planned(url))
        let read = try #require(try NewInstanceScene.object("restore-plan", in: free.output)["read"] as? [String: Int])
        let base = try NewInstanceScene.line("base", try await scene.lab.list())
        #expect(read["rows"] == base["rows"] as? Int)
        #expect(read["rowBytes"] == base["bytes"] as? Int)
        #expect(read["chunkBytes"] == base["storedBytes"] as? Int)
        let chunks = files(in: scene.lab.repositoryFolder) { $0.contains("/chunks/") }
        let log = files(in: scene.lab.repositoryFolder) { $0.hasSuffix(".seg") }
        #expect(read["chunks"] == chunks.count)
        #expect(read["chunkBytes"] == chunks.reduce(0, +))
        #expect(read["segments"] == log.count)
        #expect(read["segmentBytes"] == log.reduce(0, +))
        // 300 rows were raised, 30 deleted.
        let changed = try await scene.source.run("SELECT 3000 - COUNT(*) FROM app.orders;")
        #expect(read["changes"] == 300 + (Int(changed.dropLast()) ?? -1))
        #expect(try await target.schemas().isEmpty)
        #expect(try await target.run("SELECT @@max_allowed_packet;") == packet)
        #expect(scene.lab.folder.bytes() == stored)

        // The same for a server that does not exist, and for a part.
        let new = try await scene.lab.program.require(scene.planned("new:mariadb"))
        #expect(try NewInstanceScene.object("restore-plan", in: new.output)["read"] as? [String: Int] == read)
        let part = try await scene.lab.program.require(scene.planned(url) + ["--table", "app.customer"])
        let object = try NewInstanceScene.object("restore-plan", in: part.output)
        #expect((object["read"] as? [String: Int])?["rows"] == 200)
        #expect((object["create"] as? [String: Any])?["tables"] as? [String] == ["app.customer"])

        // What is in the way is told with the restore's own code.
        try await target.run("CREATE DATABASE app; CREATE TABLE app.orders (a INT); INSERT INTO app.orders VALUES (1);")
        let refused = try await scene.lab.program.run(scene.planned(url))
        #expect(refused.status == .exited(8))
        #expect(
            try NewInstanceScene.object("restore-plan", in: refused.output)["refusal"] as? String == "target.not-empty")
        let replaced = try await scene.lab.program.require(scene.planned(url) + ["--existing", "replace"])
        #expect(
            try NewInstanceScene.object("restore-plan", in: replaced.output)["replace"] as? [String] == [
                "the table app.orders"
            ])
        #expect(try await target.run("SELECT a FROM app.orders;") == "1\n")
        try await target.removeSchemas()
        try await scene.leave()
    }

    @Test("What exists is kept under another name", .timeLimit(.minutes(3)), arguments: [ServerFamily.mariadb, .mysql])
    func renameOld(_ family: ServerFamily) async throws {
        let scene = try await NewInstanceScene.make(family)
        let target = try await SharedServers.shared.target(family)
        try await target.removeSchemas()
        try await target.run(
            """
            CREATE DATABASE app DEFAULT CHARACTER SET latin1; USE app;
            CREATE TABLE customer (id INT PRIMARY KEY, v INT) ENGINE=InnoDB; INSERT INTO customer VALUES (1, 1), (2, 2);
            CREATE TABLE extra (id INT PRIMARY KEY, customer INT, CONSTRAINT placed_by FOREIGN KEY (customer) REFERENCES
              customer (id)) ENGINE=InnoDB; INSERT INTO extra VALUES (7, 1);
            """)
        let restore = scene.lab.restoreArguments(to: "latest", target) + ["--existing", "rename-old", "--json"]

        // A view stays where it is whatever is renamed: refused, and nothing is changed.
        try await target.run("CREATE VIEW app.v AS SELECT 1 AS a;")
        let refused = try await scene.lab.program.run(restore)
        #expect(refused.status == .exited(8))
        #expect(refused.output.contains("target.not-empty") && refused.output.contains("the view app.v"))
        #expect(try await target.schemas() == ["app"])
        try await target.run("DROP VIEW app.v;")

        try await scene.lab.program.require(restore)
        let schemas = try await target.schemas()
        let old = try #require(schemas.first { $0.hasPrefix("app_old_2") })
        #expect(schemas.filter { $0 != "app" } == [old])
        #expect(old.wholeMatch(of: /app_old_\d{8}T\d{4}/) != nil)
        #expect(try await target.run("SELECT COUNT(*) FROM \(old).customer;") == "2\n")
        #expect(
            try await HexDump(scene.source).contents(schemas: ["app"]) == HexDump(target).contents(schemas: ["app"]))
        // The reference moved along, and still holds.
        await #expect(throws: TestKitError.self) {
            try await target.run("INSERT INTO \(old).extra VALUES (8, 99);")
        }
        let created = try await target.run("SHOW CREATE DATABASE \(old);")
        #expect(created.contains("latin1"))

        // One table, within its database: what refers to it would follow it, so it is refused until that is gone.
        let table = restore + ["--table", "app.customer"]
        try await target.run("DROP TRIGGER app.named;")
        let followed = try await scene.lab.program.run(table)
        #expect(followed.status == .exited(8))
        #expect(followed.output.contains("app.orders refers to app.customer"))
        try await target.run("DROP TABLE app.orders;")
        try await scene.lab.program.require(table)
        let names = try await target.run("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'app';")
        #expect(names.split(separator: "\n").contains { $0.wholeMatch(of: /customer_old_\d{8}T\d{4}/) != nil })
        #expect(try await target.run("SELECT COUNT(*) FROM app.customer;") == "200\n")
        try await target.run("DROP USER IF EXISTS 'reader'@'%';")
        try await target.removeSchemas()
        try await scene.leave()
    }

    @Test func namesThatAreTooLongAreCut() throws {
        let time = try Timestamp(parsing: "2026-11-22T02:03:59Z")
        #expect(ExistingMoves.newName("app", at: time) == "app_old_20261122T0203")
        let long = ExistingMoves.newName(String(repeating: "x", count: 64), at: time)
        #expect(long.count == 64 && long.hasSuffix("x_old_20261122T0203"))
    }

    private func files(in folder: String, _ isCounted: (String) -> Bool) -> [Int] {
        (FileManager.default.enumerator(atPath: folder) ?? .init()).compactMap { entry in
            guard let name = entry as? String, isCounted("/" + name),
                let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name),
                attributes[.type] as? FileAttributeType == .typeRegular
            else { return nil }
            return (attributes[.size] as? NSNumber)?.intValue
        }
    }
}

extension NewInstanceScene {
    func planned(_ target: String) -> [String] {
        [
            "restore", "--repo", lab.repositoryURL, "--instance", "orders", "--to", "latest", "--target", target,
            "--plan",
            "--json",
        ]
    }

    static func line(_ event: String, _ lines: [String]) throws -> [String: Any] {
        try object(event, in: lines.joined(separator: "\n"))
    }
}
