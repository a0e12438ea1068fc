import Core
import Foundation
import ObjectStore
import TestKit
import Testing

/// The whole way through the program: what a thief cannot take away, and what comes back from an archive.
@Suite("Protected buckets", .serialized)
struct ProtectedBucketTests {
    private func prepare(_ source: DatabaseServer) async throws {
        try await source.removeSchemas()
        try await source.run("CREATE DATABASE app; CREATE TABLE app.big (id INT PRIMARY KEY, filler VARCHAR(2000));")
        try await source.run("USE app; INSERT INTO big SELECT seq, REPEAT(SHA2(seq, 512), 12) FROM seq_1_to_8000;")
    }

    private func restoreProven(_ lab: Lab, _ source: DatabaseServer, _ target: DatabaseServer) async throws {
        try await lab.restore(to: "latest", target)
        #expect(try await lab.digests(target) == lab.digests(source))
        try await target.removeSchemas()
    }

    @Test("Whoever has the worker's credentials can hide what is locked, but not destroy it", .timeLimit(.minutes(3)))
    func thief() async throws {
        let storage = try await SharedObjectStorage.shared.server()
        let bucket = SharedObjectStorage.lockedBucket
        let prefix = await SharedObjectStorage.shared.prefix()
        let source = try await SharedServers.shared.source(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        let lab = try Lab("thief", repositoryURL: storage.url(bucket, prefix))
        try await prepare(source)
        try await lab.program.require(
            ["init", "--repo", lab.repositoryURL, "--lock", "compliance", "--lock-days", "1"])
        try await lab.backup(source)
        try await source.run("UPDATE app.big SET filler = 'x' WHERE id < 100;")
        try await lab.backup(source)

        // Every version of every object, deleted with full rights; then all that is left is hidden.
        let versions = try await versions(storage, bucket, prefix)
        var refused = 0
        for version in versions {
            let answer = try await storage.request(
                "DELETE", "/\(bucket)/\(version.key)", query: [("versionId", version.id)],
                headers: [S3Header("x-amz-bypass-governance-retention", "true")])
            if answer.status == 403 { refused += 1 }
        }
        let lasting = versions.filter { version in
            !["stream.status", "/maintenance/", "/locks/", "/pending/", ".tidemark/"].contains {
                version.key.contains($0)
            }
        }
        #expect(refused == lasting.count && refused > 8, "\(refused) of \(versions.count): \(lasting.map(\.key))")
        for version in lasting { _ = try await storage.request("DELETE", "/\(bucket)/\(version.key)") }
        let gone = try await lab.program.run(["list", "--repo", lab.repositoryURL])
        #expect(gone.errors.contains("error[repository.missing]"), "\(gone)")

        // What the operations page says to do afterwards.
        for version in try await self.versions(storage, bucket, prefix) where version.isMarker {
            _ = try await storage.request(
                "DELETE", "/\(bucket)/\(version.key)", query: [("versionId", version.id)])
        }
        try await restoreProven(lab, source, target)
        try await source.removeSchemas()
    }

    private struct Version {
        let key: String
        let id: String
        let isMarker: Bool
    }

    private func versions(
        _ storage: ObjectStorageServer, _ bucket: String, _ prefix: String
    ) async throws -> [Version] {
        let answer = try await storage.request(
            "GET", "/\(bucket)", query: [("versions", ""), ("prefix", prefix + "/"), ("max-keys", "1000")])
        let root = try XMLReader.read(answer.body)
        #expect(root.text("IsTruncated") == "false")
        return root.children.filter { ["Version", "DeleteMarker"].contains($0.name) }.map { item in
            Version(
                key: item.text("Key") ?? "", id: item.text("VersionId") ?? "", isMarker: item.name == "DeleteMarker")
        }
    }

    @Test(
        "A prune of a bucket leaves what is locked or held, and says so", .timeLimit(.minutes(3)),
        arguments: [true, false])
    func prune(locked: Bool) async throws {
        let storage = try await SharedObjectStorage.shared.server()
        let bucket = locked ? SharedObjectStorage.lockedBucket : SharedObjectStorage.bucket
        let source = try await SharedServers.shared.source(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        let lab = try Lab("pruned", repositoryURL: storage.url(bucket, await SharedObjectStorage.shared.prefix()))
        try await prepare(source)
        let lock = locked ? ["--lock", "governance", "--lock-days", "1"] : []
        try await lab.program.require(["init", "--repo", lab.repositoryURL] + lock)
        for round in 0..<3 {
            try await lab.backup(source)
            try await source.run("UPDATE app.big SET filler = SHA2(id + \(round), 512) WHERE id % 3 = \(round);")
        }
        try await lab.backup(source)
        let bases = try await lab.list().compactMap(Self.base)
        #expect(bases.count == 4)
        let oldest = try #require(bases.first)
        if !locked {
            try await lab.program.require(["hold", "add", "--repo", lab.repositoryURL, "--base", oldest])
        }
        let prune = ["prune", "--repo", lab.repositoryURL, "--keep-last", "1"]
        let planned = try await lab.program.require(prune + ["--dry-run"])
        let pruned = try await lab.program.require(prune)
        #expect(planned.output.replacing("would be freed", with: "freed").contains(locked ? "lock" : "remove"))
        #expect(pruned.output.contains(locked ? "lock" : "hold"), "\(pruned)")
        let left = try await lab.list().compactMap(Self.base)
        #expect(left == (locked ? bases : [oldest, bases[3]]), "\(pruned)")
        // Twice is once.
        let again = try await lab.program.require(prune)
        #expect(again.output.contains("0 B freed"), "\(again)")
        try await lab.verify()
        try await restoreProven(lab, source, target)
        try await source.removeSchemas()
    }

    /// The identifier in the line of a base.
    private static func base(_ line: String) -> String? {
        guard line.contains(#""event":"base""#), let range = line.range(of: #""id":""#) else { return nil }
        return String(line[range.upperBound...].prefix { $0 != "\"" })
    }

    @Test("A base in an archive class is asked for, waited for and restored", .timeLimit(.minutes(3)))
    func archive() async throws {
        let storage = try await MotoServer.start()
        try await storage.makeBucket("archive")
        let source = try await SharedServers.shared.source(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        let lab = try Lab("archive", repositoryURL: storage.url("archive", "p"))
        try await prepare(source)
        try await lab.program.require(["init", "--repo", lab.repositoryURL])
        try await lab.backup(source)
        let rules = ["--base-after", "0d=GLACIER", "--log-after", "0d=GLACIER_IR"]
        let planned = try await lab.program.require(["tier", "--repo", lab.repositoryURL, "--dry-run"] + rules)
        #expect(planned.output.contains("would move"), "\(planned)")
        try await lab.program.require(["tier", "--repo", lab.repositoryURL, "--save"] + rules)
        let again = try await lab.program.require(["tier", "--repo", lab.repositoryURL])
        #expect(again.output.contains("nothing is to be moved"), "\(again)")
        let listed = try await lab.program.require(["list", "--repo", lab.repositoryURL, "--json"])
        #expect(listed.output.contains(#""bases":1"#), "\(listed)")

        let asked = try await lab.program.run(
            lab.restoreArguments(to: "latest", target) + ["--no-wait"],
            environment: ["TIDEMARK_TARGET_PASSWORD": DatabaseServer.password])
        #expect(asked.status == .exited(5) && asked.errors.contains("error[store.archived]"), "\(asked)")
        #expect(asked.errors.contains("Run the same command again in 3 to 12 hours"), "\(asked)")
        try await restoreProven(lab, source, target)
        try await source.removeSchemas()
        await storage.killNow()
    }
}
