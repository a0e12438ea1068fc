import Core
import Foundation
import TestKit
import Testing

/// Two services on one catalog in PostgreSQL: whoever asks does not notice which of them answers.
@Suite("Services that share a catalog", .serialized) struct SharedCatalogTests {
    /// Ends the server that a restore made, which nobody else does.
    private func endServer(in folder: String) throws {
        let text = try String(contentsOfFile: folder + "/run/server.pid", encoding: .utf8)
        let number = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        kill(number, SIGKILL)
    }

    @Test(.timeLimit(.minutes(5)))
    func `An instance is added to one, backed up by either, and restored by what is left`() async throws {
        let scene = try ServiceScene("shared")
        let source = try await DatabaseServer.start(.mariadb)
        try await source.run(
            "CREATE DATABASE shop; CREATE TABLE shop.o (id INT PRIMARY KEY); INSERT INTO shop.o VALUES (1);")
        let postgres = try await SharedPostgres.shared.server()
        let catalog = ["--catalog", postgres.url(try await postgres.makeDatabase())]
        let repository = "file://" + scene.folder.file("repository")
        let (first, one) = try await scene.serve(catalog + ["--repository", repository])
        try await scene.signIn(first, one)
        let token = try await scene.token("administrator").file

        // Without the first one's key the second could read no password, and does not begin.
        let other = scene.folder.file("other")
        let refused = try await scene.program.run(
            ["serve", "--data", other, "--listen", "127.0.0.1:0"] + catalog)
        #expect(refused.errors.contains("error[catalog.secret]"), "\(refused.errors)")
        try FileManager.default.copyItem(atPath: scene.data + "/secret.key", toPath: other + "/secret.key")
        let (second, two) = try await scene.serve(catalog, data: other)
        #expect(!second.output.contains("password "))
        let atTwo = ["--server", two, "--token-file", token]

        try await scene.add("shop", source)
        try await scene.apply("", atTwo)
        try await scene.awaitProtection(atTwo)
        try await scene.program.require(["instance", "backup", "shop", "--wait"])
        let shown = [
            try await scene.program.require(["job", "list", "--json"]).output,
            try await scene.program.require(["job", "list", "--json"] + atTwo).output,
        ]
        for text in shown {
            #expect(text.contains("\"kind\":\"base\"") && text.contains("\"kind\":\"stream\""), "\(text)")
        }
        let workers = try await scene.program.require(["worker", "list", "--json"] + atTwo).output
        #expect(workers.split(separator: "\n").count == 2, "\(workers)")

        // One stops in good order: the other takes the stream over, wherever it ran.
        #expect(try await scene.stop(first) == .exited(0), "\(first.errors)")
        try await source.run("INSERT INTO shop.o VALUES (2)")
        try await scene.awaitLog("shop", past: Timestamp.now().adding(seconds: 1), atTwo)
        try await scene.awaitProtection(atTwo)
        try await scene.program.require(
            ["instance", "restore", "shop", "--target", "new:mariadb", "--wait"] + atTwo, atMost: .seconds(180))
        let place = (getuid() == 0 ? other + "-instances" : other + "/worker/instances") + "/shop"
        let client = StockClient(source, optionFile: place + "/client.cnf")
        #expect(try await client.run("SELECT GROUP_CONCAT(id ORDER BY id) FROM shop.o") == "1,2\n")
        try endServer(in: place)
        // A throwaway server, too, where the data folder keeps everybody out.
        try await scene.program.require(["drill", "shop", "--wait"] + atTwo, atMost: .seconds(180))
        let status = try await scene.program.require(["status"] + atTwo).output
        #expect(status.hasPrefix("all 1 instance"), "\(status)")
        #expect(try await scene.stop(second) == .exited(0), "\(second.errors)")
        await source.remove()
    }
}
