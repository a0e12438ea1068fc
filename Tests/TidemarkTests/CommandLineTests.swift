import TestKit
import Testing

/// The program as a user runs it, without a server.
@Suite struct CommandLineTests {
    let program = TidemarkProgram()

    @Test(arguments: [
        (["backup"], "usage.invalid", "see tidemark backup --help"),
        (["list", "--repo", "s3://bucket/x?password=secret", "--key-file", "k"], "store.url", "endpoint"),
        (["list", "--repo", "s3://key:secret@bucket/x", "--key-file", "k"], "store.url", "credentials file"),
        (["list", "--repo", "ftp://x", "--key-file", "k"], "store.url", "file:///"),
        (["list", "--repo", "file:///nowhere"], "usage.invalid", "--key-file"),
        (
            ["list", "--repo", "file:///nowhere", "--key-file", "a", "--passphrase-file", "b"], "usage.invalid",
            "give the one"
        ),
        (["check", "--source", "mysql://root:secret@localhost/"], "usage.invalid", "--password-file"),
        (["check", "--source", "postgres://root@localhost/"], "usage.invalid", "mysql://"),
        (
            ["restore", "--repo", "file:///nowhere", "--to", "2026-11-22", "--target", "mysql://root@localhost/"],
            "usage.invalid", "gtid:2026-11-22"
        ),
        (["find", "--repo", "file:///nowhere", "--key", "5"], "usage.invalid", "--table"),
        (["find", "--repo", "file:///nowhere", "--undo-sql"], "usage.invalid", "--gtid"),
        (["find", "--repo", "file:///nowhere", "--gtid", "2026-11-22"], "usage.invalid", "gtid:2026-11-22"),
        (["find", "--repo", "file:///nowhere", "--between", "2026-11-22 11:00:00"], "usage.invalid", "zone"),
        (
            ["find", "--repo", "file:///nowhere", "--between", "2026-11-22T11:00:00Z", "2026-11-22T10:00:00Z"],
            "usage.invalid", "earlier"
        ),
        (
            ["find", "--repo", "file:///nowhere", "--table", "a.b", "--key", "5", "--deletes", "3"], "usage.invalid",
            "leave out"
        ),
        (["list", "--repo", "file:///nowhere", "--key-file", "k", "--nonsense"], "usage.invalid", "see tidemark list"),
    ])
    func refusesUnusableArgumentsBeforeAnythingIsDone(_ arguments: [String], code: String, hint: String) async throws {
        let finished = try await program.run(arguments)
        #expect(finished.status == .exited(2))
        let lines = finished.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("error[\(code)]: ") == true)
        #expect(lines.last?.hasPrefix("hint: ") == true && lines.last?.contains(hint) == true)
        #expect(!finished.errors.contains("secret"))
    }

    @Test func errorsAreObjectsForMachines() async throws {
        let finished = try await program.run(["backup", "--json"])
        #expect(finished.status == .exited(2))
        #expect(finished.errors.isEmpty)
        #expect(finished.output.hasPrefix(#"{"event":"error","code":"usage.invalid","message":""#))
        #expect(finished.output.hasSuffix("\"exit\":2}\n"))
    }

    @Test func helpAndVersionSucceed() async throws {
        for arguments in [["--help"], ["help", "restore"], ["restore", "--help"], ["--version"], []] {
            let finished = try await program.run(arguments)
            #expect(finished.status == .exited(0), "\(arguments)")
            #expect(finished.errors.isEmpty && !finished.output.isEmpty, "\(arguments)")
        }
    }
}
