import Foundation
import TestKit
import Testing

/// `tidemark audit` against a server, and without one.
@Suite struct AuditCommandTests {
    private func state(_ program: TidemarkProgram) async throws -> [String: Any] {
        let text = try await program.require(["audit", "state", "--json"]).output
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(.timeLimit(.minutes(3)))
    func `The audit is handed out and proved without a server`() async throws {
        let scene = try ServiceScene("audit")
        let repository = "file://" + scene.folder.file("repository")
        let (first, url) = try await scene.serve(["--repository", repository])
        try await scene.signIn(first, url)
        let program = scene.program
        try await program.require(["project", "add", "team"])
        #expect(try await program.run(["project", "show", "none"]).errors.hasPrefix("error[catalog.missing]"))
        let failed = try await program.require(["audit", "list", "--result", "failed"]).output
        #expect(failed.contains("project none") && failed.contains("failed: catalog.missing"), "\(failed)")
        #expect(try await program.require(["audit", "list", "--text", "TEAM"]).output.contains("project"))
        try await program.require(["audit", "retention", "--days", "200"])
        let changed = try await program.require(["audit", "list", "--function", "changeAuditRetention", "--changes"])
        #expect(changed.output.contains("days: 400") && changed.output.contains("days: 200"), "\(changed.output)")
        #expect(try await scene.stop(first) == .exited(0))

        // What was signed at the end is stored at the next start.
        let (second, again) = try await scene.serve(["--repository", repository])
        try await program.require(["login", "--server", again, "--password-file", scene.folder.file("password")])
        var known = try await state(program)
        let deadline = ContinuousClock.now + .seconds(60)
        while (known["copies"] as? [[String: Any]])?.first?["through"] as? Int ?? 0 == 0 {
            #expect(ContinuousClock.now < deadline)
            guard ContinuousClock.now < deadline else { return }
            try await Task.sleep(for: .milliseconds(200))
            known = try await state(program)
        }
        #expect(try await program.require(["audit", "verify"]).output.contains("intact"))
        let file = scene.folder.file("audit.jsonl")
        try await program.require(["audit", "export", "--file", file])
        let table = try await program.require(["audit", "export", "--form", "csv", "--function", "addProject"]).output
        #expect(table.hasPrefix("number,time,who,"), "\(table)")
        let twice = try await program.run(["audit", "export", "--file", file])
        #expect(twice.status == .exited(2) && twice.errors.contains("cannot be written"))
        let key = try scene.folder.write(try #require(known["publicKey"] as? String), to: "service.pem")
        #expect(try await scene.stop(second) == .exited(0))

        let place = ["--repo", repository, "--key-file", scene.data + "/repository.key"]
        for arguments in [["--file", file], place, ["--file", file] + place] {
            let proved = try await program.run(["audit", "verify", "--public-key", key] + arguments)
            #expect(proved.status == .exited(0) && proved.output.contains("intact"), "\(arguments) \(proved)")
        }
        let unsure = try await program.run(["audit", "verify", "--file", file])
        #expect(unsure.status == .exited(0) && unsure.errors.contains("no --public-key"))

        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
        let entries = lines.indices.filter { lines[$0].hasPrefix("{\"entry\"") }
        var forged = lines
        forged[entries[1]] = forged[entries[1]].replacing("\"result\":\"allowed\"", with: "\"result\":\"refused\"")
        var shorter = lines
        shorter.remove(at: entries[2])
        for (text, finding) in [(forged, "changed 2"), (shorter, "removed 3")] {
            let path = try scene.folder.write(text.joined(separator: "\n"), to: "forged-\(text.count).jsonl")
            let found = try await program.run(["audit", "verify", "--public-key", key, "--file", path])
            #expect(found.status == .exited(7) && found.errors.contains(finding), "\(found)")
            #expect(found.errors.contains("error[audit.broken]"))
        }
        // Another's key, and what is none.
        let other = try scene.folder.write(Data(repeating: 9, count: 32).base64EncodedString(), to: "other")
        let unsigned = try await program.run(["audit", "verify", "--public-key", other, "--file", file])
        #expect(unsigned.status == .exited(7) && unsigned.errors.contains("unsigned"), "\(unsigned)")
        let none = try await program.run(["audit", "verify", "--public-key", file, "--file", file])
        #expect(none.status == .exited(2), "\(none)")
    }
}
