import APIModel
import Age
import Core
import Engine
import Foundation
import ObjectStore
import Repository
import Service
import TestKit
import Testing

/// Exports with real servers: from an assignment to a file in the repository that opens elsewhere.
@Suite(.serialized) struct EngineExportTests {
    private static let words = Secret("correct horse battery")

    private func assignment(
        _ scene: DrillScene, _ order: ExportOrder, lease: Int64 = 1, passphrase: Secret = Self.words
    ) throws -> JobAssignment {
        var assignment = JobAssignment(job: "j", lease: lease, kind: "export")
        assignment.instance = AssignedInstance(
            id: "i", name: "shop", host: "127.0.0.1", port: 1, user: "u", password: Secret("p"),
            tls: AssignedTLS(mode: "disabled"))
        assignment.repository = AssignedRepository(
            id: "r", name: "main", url: scene.lab.repositoryURL,
            key: AssignedKey(kind: .keyfile, label: "lab", secret: try scene.key))
        assignment.payload = try WorkJSON.text(ExportPayload(what: "data", export: "e", order: order))
        assignment.export = AssignedExport(passphrase: passphrase, salt: Secret("salt"))
        return assignment
    }

    private func runner(_ scene: DrillScene) -> EngineExportRunner {
        EngineExportRunner(
            scene: RunnerScene(
                places: WorkerPlaces(folder: scene.folder.file("worker"), beside: scene.folder.file("worker")),
                repositories: RepositoryPool()))
    }

    private func store(_ scene: DrillScene) -> DirectoryStore { DirectoryStore(path: scene.lab.repositoryFolder) }

    /// The file's bytes, as a download would give them, and what the run said of it.
    private func file(_ scene: DrillScene, _ reporter: JobReporter) async throws -> (ReportedExport, [UInt8]) {
        let reported = try #require(reporter.take()?.export)
        var bytes: [UInt8] = []
        for entry in try await store(scene).list("exports/") {
            #expect(entry.key.hasPrefix(reported.folder))
            bytes += try await store(scene).get(entry.key)
        }
        #expect(Int64(bytes.count) == reported.bytes)
        return (reported, bytes)
    }

    private func opened(_ bytes: [UInt8], _ identity: AgeIdentity) throws -> [UInt8] {
        var decryptor = AgeDecryptor([identity])
        return try decryptor.append(bytes) + decryptor.finish()
    }

    /// What is left of throwaway instances; without the first one there is no folder for them.
    private static func throwaways(_ scene: DrillScene) throws -> [String] {
        let folder = scene.folder.file("worker") + (getuid() == 0 ? "-instances/drills" : "/instances/drills")
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
    }

    @Test(.timeLimit(.minutes(5)))
    func `A moment as SQL, masked, opens with the programs age and zstd and loads`() async throws {
        let scene = try await DrillScene.make(.mariadb)
        let key = scene.folder.file("key")
        try await Shell.require("age-keygen", ["-o", key])
        let recipient = try await Shell.require("age-keygen", ["-y", key]).filter { !$0.isNewline }
        let order = ExportOrder(
            to: scene.between.description, format: "sql", tables: ["app.orders", "app.customer"],
            rows: [ExportCondition(table: "app.orders", condition: "id <= 50")],
            masks: [ExportMask(column: "app.customer.name", kind: "hash")], recipients: [recipient])
        let reporter = JobReporter()
        // What a run that was given up has left.
        try await store(scene).put("exports/e/0/0000000000", [1, 2, 3], mode: .overwrite)
        try await runner(scene).run(try assignment(scene, order), reporter)
        let (reported, bytes) = try await file(scene, reporter)
        #expect(reported.name.hasPrefix("shop-") && reported.name.hasSuffix(".sql.zst.age"))
        #expect(reported.tables == 2 && reported.rows == 250 && reported.folder == "exports/e/1/")
        #expect(String(decoding: bytes.prefix(21), as: UTF8.self) == "age-encryption.org/v1")

        let sealed = scene.folder.file("file.age")
        try Data(bytes).write(to: URL(filePath: sealed))
        let script = scene.folder.file("script.sql")
        try await Shell.require("age", ["-d", "-i", key, "-o", script + ".zst", sealed])
        try await Shell.require("zstd", ["-q", "-d", script + ".zst", "-o", script])
        let text = try String(contentsOf: URL(filePath: script), encoding: .utf8)
        #expect(!text.contains("Zoë") && text.contains("-- The end"))
        let target = try await SharedServers.shared.target(.mariadb)
        try await target.removeSchemas()
        try await target.run(text)
        let client = StockClient(target)
        #expect(try await client.value("SELECT COUNT(*), COUNT(DISTINCT name) FROM app.customer;") == "200\t200")
        #expect(try await client.value("SELECT COUNT(*), MAX(id), SUM(amount) FROM app.orders;") == "50\t50\t1593.75")
        try await target.removeSchemas()
        // Of the throwaway instance nothing is left, nor of the repository's promises anything broken.
        #expect(try Self.throwaways(scene) == [])
        try await scene.lab.verify()
    }

    @Test(.timeLimit(.minutes(5)))
    func `The native form is a repository of its own, which restores`() async throws {
        let scene = try await DrillScene.make(.mariadb)
        let reporter = JobReporter()
        try await runner(scene).run(
            try assignment(scene, ExportOrder(to: scene.between.description, format: "native")), reporter)
        let (reported, bytes) = try await file(scene, reporter)
        #expect(reported.name.hasSuffix(".tar.age") && reported.tables == 0)
        let place = scene.folder.file("native")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        try Data(try opened(bytes, .passphrase(Self.words))).write(to: URL(filePath: place + "/tar"))
        try await Shell.require("tar", ["-xf", place + "/tar", "-C", place])
        #expect(FileManager.default.fileExists(atPath: place + "/README.txt"))
        let target = try await SharedServers.shared.target(.mariadb)
        try await target.removeSchemas()
        try await scene.lab.program.require(
            [
                "restore", "--repo", "file://\(place)/repository", "--key-file", place + "/repository.key",
                "--instance", "shop", "--to", scene.between.description, "--target", target.url(),
            ])
        let client = StockClient(target)
        #expect(try await client.value("SELECT COUNT(*) FROM app.orders;") == "200")
        #expect(try await client.value("SELECT COUNT(*) FROM app.customer WHERE name = 'x';") == "0")
        try await target.removeSchemas()
        // Where it was put together nothing is left.
        let scratch = try FileManager.default.contentsOfDirectory(atPath: scene.folder.file("worker") + "/scratch")
        #expect(!scratch.contains { $0.hasPrefix("export-") })
        // The repository's own key is not in it.
        let own = try scene.key.withBytes { $0 }
        let given = Array(try Data(contentsOf: URL(filePath: place + "/repository.key")))
        #expect(own != given)
    }

    @Test(.timeLimit(.minutes(5)))
    func `What fails or is stopped leaves neither a file nor a server`() async throws {
        let scene = try await DrillScene.make(.mariadb)
        let wrong = ExportOrder(
            to: "latest", format: "csv", masks: [ExportMask(column: "app.customer.none", kind: "hash")])
        await #expect(throws: TidemarkError(.exportMask, "", hint: "")) {
            try await runner(scene).run(try assignment(scene, wrong), JobReporter())
        }
        #expect(try await store(scene).list("exports/").isEmpty)

        let reporter = JobReporter()
        let run = Task { [scene] in
            try await runner(scene).run(
                try assignment(scene, ExportOrder(to: "latest", format: "csv"), lease: 2), reporter)
        }
        while reporter.latest?.phase != "load", reporter.latest?.phase != "write" {
            try await Task.sleep(for: .milliseconds(20))
        }
        run.cancel()
        let result = await run.result
        #expect(throws: (any Error).self) { try result.get() }
        #expect(try await store(scene).list("exports/").isEmpty && reporter.take()?.export == nil)
        #expect(try Self.throwaways(scene) == [])
        await #expect(throws: TidemarkError.self) {
            try await runner(scene).run(
                try assignment(scene, ExportOrder(to: "2001-01-01T00:00:00Z", format: "sql")), JobReporter())
        }
    }
}
