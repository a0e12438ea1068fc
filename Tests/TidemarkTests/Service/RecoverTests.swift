import Core
import Foundation
import TestKit
import Testing

/// A service whose machine is gone comes back out of its repository, and goes on.
@Suite("A service recovered from its repository", .serialized) struct RecoverTests {
    private struct Lost {
        let scene: ServiceScene
        let source: DatabaseServer
        let key: String
        var repository: String { "file://" + scene.folder.file("repository") }
    }

    /// A service with an instance, a base and a stream; killed, its folder gone. What is left is repository and key.
    private func lost(exported: Bool) async throws -> Lost {
        let scene = try ServiceScene("recover")
        let source = try await DatabaseServer.start(.mariadb)
        try await source.run(
            "CREATE DATABASE shop; CREATE TABLE shop.o (id INT PRIMARY KEY); INSERT INTO shop.o VALUES (1);")
        let lost = Lost(scene: scene, source: source, key: scene.folder.file("repository.key"))
        let (run, url) = try await scene.serve(["--repository", lost.repository])
        try await scene.signIn(run, url)
        try await scene.add("shop", source)
        try await scene.apply()
        try await scene.awaitProtection()
        if exported {
            try await scene.program.require(["job", "begin", "export", "--repository", "main", "--wait"])
        }
        // In the log alone, and not in the base.
        try await source.run("INSERT INTO shop.o VALUES (2)")
        try await scene.awaitLog("shop", past: Timestamp.now().adding(seconds: 1))
        try FileManager.default.copyItem(atPath: scene.data + "/repository.key", toPath: lost.key)
        run.process.killNow()
        _ = await run.process.wait()
        try FileManager.default.removeItem(atPath: scene.data)
        return lost
    }

    /// The stream goes on without a gap, and a restore through the service brings back what came before and after the loss.
    private func requireGoesOn(_ lost: Lost, _ run: TidemarkRun, _ url: String) async throws {
        let (scene, source) = (lost.scene, lost.source)
        try await source.run("INSERT INTO shop.o VALUES (3)")
        try await scene.awaitProtection()
        try await scene.awaitLog("shop", past: Timestamp.now().adding(seconds: 2))
        let status = try await scene.program.require(["instance", "list", "--json"]).output
        #expect(status.contains("\"gaps\":0"), "\(status)")
        let target = try await SharedServers.shared.target(.mariadb)
        try await target.removeSchemas()
        try await scene.program.require([
            "--server", url, "instance", "restore", "shop", "--target", target.url(), "--password-file",
            try scene.sourcePassword(), "--wait",
        ])
        #expect(try await target.run("SELECT GROUP_CONCAT(id ORDER BY id) FROM shop.o") == "1,2,3\n")
        try await target.removeSchemas()
        #expect(try await scene.stop(run) == .exited(0), "\(run.errors)")
        await source.remove()
    }

    @Test(.timeLimit(.minutes(4)))
    func `With an export everything is as it was`() async throws {
        let lost = try await lost(exported: true)
        let scene = lost.scene
        let (run, url) = try await scene.serve(["--recover-from", lost.repository, "--key-file", lost.key])
        #expect(run.output.contains("recover  the catalog as of "))
        // The password of the administrator is that of before, and none is shown.
        #expect(!run.output.contains("password "))
        try await scene.program.require(
            ["login", "--server", url, "--password-file", scene.folder.file("password")])
        #expect(try await scene.program.require(["plan", "list"]).output.contains("nightly"))
        #expect(try await scene.program.require(["instance", "list"]).output.contains("shop"))
        try await requireGoesOn(lost, run, url)
    }

    @Test(.timeLimit(.minutes(4)))
    func `Without an export the repository's own description is enough`() async throws {
        let lost = try await lost(exported: false)
        let scene = lost.scene
        try FileManager.default.removeItem(atPath: scene.folder.file("repository/catalog"))
        let (run, url) = try await scene.serve(["--recover-from", lost.repository, "--key-file", lost.key])
        #expect(run.output.contains("recover  1 instances out of the repository's own description"))
        #expect(run.errors.contains("plans cannot be known"))
        try await scene.signIn(run, url)
        #expect(try await scene.program.require(["instance", "list"]).output.contains("unprotected"))
        // What nobody but its users knew is given again.
        try await scene.program.require(
            ["instance", "password", "shop", "--password-file", try scene.sourcePassword()])
        try await scene.apply()
        try await requireGoesOn(lost, run, url)
    }

    @Test(.timeLimit(.minutes(2)))
    func `A catalog that holds something is not recovered over`() async throws {
        let scene = try ServiceScene("recover")
        let repository = "file://" + scene.folder.file("repository")
        let (run, _) = try await scene.serve(["--repository", repository])
        #expect(try await scene.stop(run) == .exited(0))
        let refused = try await scene.program.run([
            "serve", "--data", scene.data, "--listen", "127.0.0.1:0", "--recover-from", repository, "--key-file",
            scene.data + "/repository.key",
        ])
        #expect(!refused.status.isSuccess && refused.errors.contains("error["), "\(refused.errors)")
        let (again, _) = try await scene.serve()
        #expect(try await scene.stop(again) == .exited(0))
    }
}
