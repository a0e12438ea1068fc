import Foundation
import TestKit
import Testing

/// `init --lock`, `lock`, `hold` and `tier` through the program, on SeaweedFS.
@Suite(.serialized) struct LockCommandTests {
    let program = TidemarkProgram()
    let folder: TestFolder

    init() throws { folder = try TestFolder("cli-lock") }

    private func place(_ bucket: String) async throws -> [String] {
        let server = try await SharedObjectStorage.shared.server()
        let prefix = await SharedObjectStorage.shared.prefix()
        return ["--repo", server.url(bucket, prefix), "--key-file", folder.file("key")]
    }

    private func run(_ arguments: [String]) async throws -> Finished {
        try await program.run(arguments, environment: ObjectStorageServer.environment)
    }

    @Test func `A repository is made under a lock that is lengthened and never shortened`() async throws {
        let place = try await place(SharedObjectStorage.lockedBucket)
        let made = try await run(["init", "--lock", "governance", "--lock-days", "3"] + place)
        #expect(
            made.status.isSuccess && made.output.contains("governance: every restore point stays for 3 days"), "\(made)"
        )
        let shown = try await run(["lock", "show", "--json"] + place)
        #expect(shown.output.contains(#""lock":"governance","days":3,"marginDays":2"#), "\(shown)")
        // Stricter for new objects; those under governance stay so, for longer.
        let stricter = try await run(["lock", "set", "--mode", "compliance", "--days", "4"] + place)
        #expect(stricter.status.isSuccess && stricter.output.contains("for 4 days"), "\(stricter)")
        let longer = try await run(
            ["lock", "set", "--mode", "compliance", "--days", "5", "--bypass-governance"] + place)
        #expect(longer.status.isSuccess && longer.output.contains("compliance"), "\(longer)")
        let extended = try await run(["lock", "extend"] + place)
        #expect(extended.status.isSuccess && extended.output.contains("3 objects"), "\(extended)")
        // The slot is locked: who has the credentials cannot make the repository unreadable.
        let listed = try await run(["key", "list", "--json"] + place)
        let slot = try #require(listed.output.split(separator: "\"slot\":\"").last.map { String($0.prefix(16)) })
        let words = try folder.write("six words that nobody else knows\n", to: "words")
        #expect(try await run(["key", "add", "--new-passphrase-file", words] + place).status.isSuccess)
        let removed = try await run(["key", "remove", "--slot", slot] + place)
        #expect(removed.status == .exited(5) && removed.errors.hasPrefix("error[store.locked]"), "\(removed)")
        #expect(try await run(["list"] + place).status.isSuccess)
        let off = try await run(["lock", "set", "--off"] + place)
        #expect(off.output.contains("nothing is locked"), "\(off)")
        #expect(try await run(["lock", "extend"] + place).status == .exited(5))
        #expect(try await run(["hold", "list"] + place).output.contains("no hold"))
        #expect(try await run(["tier", "--log-after", "7d=STANDARD_IA", "--save"] + place).status.isSuccess)
        #expect(try await run(["tier", "--dry-run"] + place).status.isSuccess)
        #expect(try await run(["tier", "--log-after", "7=X"] + place).status == .exited(2))
    }

    @Test func `Where nothing can be locked nothing is made`() async throws {
        let lock = ["--lock", "governance", "--lock-days", "3"]
        let bucket = try await place(SharedObjectStorage.bucket)
        let refused = try await run(["init"] + lock + bucket)
        #expect(refused.status == .exited(5) && refused.errors.hasPrefix("error[store.unsupported]"), "\(refused)")
        #expect(try await run(["list"] + bucket).status != .exited(0))
        let directory = ["--repo", "file://\(folder.file("srv"))", "--key-file", folder.file("key2")]
        #expect(try await run(["init"] + lock + directory).status == .exited(5))
        #expect(try await run(["init", "--lock", "governance"] + directory).status == .exited(2))
        #expect(try await run(["init"] + directory).status.isSuccess)
        #expect(try await run(["lock", "set", "--mode", "governance", "--days", "3"] + directory).status == .exited(5))
        #expect(try await run(["tier", "--log-after", "7d=STANDARD_IA"] + directory).status == .exited(5))
        let missing = try await run(["hold", "add", "--base", "x"] + directory)
        #expect(missing.status == .exited(9), "\(missing)")
    }
}
