import Foundation
import TestKit
import Testing

/// The API against its own description, tried by a program that shares no code with ours.
@Suite("The API and its description", .serialized) struct ContractTests {
    /// What schemathesis found, in its own words.
    private func expectClean(_ finished: Finished, _ what: String) {
        #expect(finished.status == .exited(0), "\(what): \(finished.errors.suffix(500))\(finished.output.suffix(8000))")
        #expect(finished.output.contains("Test cases:"), "\(what)")
    }

    @Test(.timeLimit(.minutes(6)))
    func `schemathesis finds no fault of the server and no answer beside its schema`() async throws {
        let scene = try ServiceScene("contract")
        let source = try await DatabaseServer.start(.mariadb)
        try await source.run(
            "CREATE DATABASE shop; CREATE TABLE shop.o (id INT PRIMARY KEY); INSERT INTO shop.o VALUES (1);")
        let (first, url) = try await scene.serve()
        try await scene.signIn(first, url)
        let (administrator, worker) = (try await scene.token("administrator"), try await scene.token("worker"))
        try await scene.add("shop", source)
        try await scene.apply("    drills: {after-bases: 10}\n")
        try await scene.awaitProtection()
        let drilled = try await scene.program.require(["drill", "shop", "--wait"], atMost: .seconds(120)).output
        let job = try #require(drilled.firstMatch(of: /job +([0-9a-f]+),/)).output.1
        let drill = try #require(drilled.firstMatch(of: /\/drills\/([0-9A-Za-z-]+)\.evidence/)).output.1
        #expect(try await scene.stop(first) == .exited(0))

        // What is made up is asked for, and not carried out.
        let (second, again) = try await scene.serve(["--worker-enabled", "false"])
        let seed = SeededGenerator(label: "contract").seed
        let asked = Schemathesis(url: again, token: administrator.text, seed: seed, folder: scene.folder)
        let known = [
            ("path.instance", "shop"), ("path.plan", "nightly"), ("path.project", "default"), ("path.site", "default"),
            ("path.repository", "main"), ("path.job", String(job)), ("path.drill", String(drill)),
            ("query.project", "default"),
        ]
        // Events of a job have no end. Its own token it must not take away.
        let common = [
            "--exclude-operation-id", "followJob", "--exclude-operation-id", "removeToken",
            "--exclude-operation-id", "rotateToken",
        ]
        expectClean(
            try await asked.run(["--include-method", "GET"] + common, fixed: known, examples: 20), "what is there")
        expectClean(
            try await asked.run(["--exclude-path-regex", "^/api/v1/work/"] + common, examples: 20),
            "everything")
        let working = Schemathesis(url: again, token: worker.text, seed: seed, folder: scene.folder)
        expectClean(
            try await working.run(["--include-path-regex", "^/api/v1/work/"], examples: 20), "a worker's routes")
        #expect(!second.errors.contains("A request failed"), "\(second.errors.suffix(2000))")
        #expect(try await scene.stop(second) == .exited(0))
        await source.remove()
    }
}
