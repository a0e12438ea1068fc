import Core
import Foundation
import MySQLWire
import ObjectStore
import TestKit
import Testing

/// The whole way over a bucket, through the program: everything a directory can do.
@Suite("Object storage", .serialized)
struct ObjectStorageTests {
    @Test("init, backup, list, verify and restore in a bucket, with equal digests", .timeLimit(.minutes(5)))
    func wholeWay() async throws {
        let storage = try await SharedObjectStorage.shared.server()
        let url = storage.url(SharedObjectStorage.bucket, await SharedObjectStorage.shared.prefix())
        try await roundTrip(url, label: "bucket")
    }

    @Test("The same while requests fail on the way", .timeLimit(.minutes(5)))
    func throughFaults() async throws {
        let storage = try await SharedObjectStorage.shared.server()
        let proxy = try await HTTPFaultProxy.start(to: storage.port)
        var random = SeededGenerator(label: "faults between program and bucket")
        let plan = RandomFaults(random.next(), percent: 5)
        proxy.set { plan.fault(for: $0) }
        let url = storage.url(SharedObjectStorage.bucket, await SharedObjectStorage.shared.prefix(), port: proxy.port)
        try await roundTrip(url, label: "faults")
        #expect(proxy.faults.count > 5, "only \(proxy.faults.count) faults in \(proxy.requests.count) requests")
        await proxy.stop()
    }

    private func roundTrip(_ url: String, label: String) async throws {
        let source = try await SharedServers.shared.source(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        let lab = try Lab(label, repositoryURL: url)
        try await source.removeSchemas()
        var random = SeededGenerator(label: "rows for the bucket")
        try await Workload.prepare(source, seed: random.next())
        try await source.run("CREATE DATABASE app; CREATE TABLE app.big (id INT PRIMARY KEY, filler VARCHAR(2000));")
        try await source.run(
            "USE app; INSERT INTO big SELECT seq, REPEAT(SHA2(seq, 512), 12) FROM seq_1_to_20000;")

        let made = try await lab.program.require(["init", "--repo", lab.repositoryURL])
        #expect(made.output.contains("s3://\(SharedObjectStorage.bucket)"))
        let again = try await lab.program.run(["init", "--repo", lab.repositoryURL])
        #expect(again.errors.contains("error[repository.exists]"))

        try await lab.backup(source)
        let stream = try await lab.startStream(source)
        try await source.run("DELETE FROM app.big WHERE id > 19000; UPDATE app.big SET filler = 'x' WHERE id < 100;")
        try await lab.backup(source, ["--upload-rate", "500MB"])
        try await stream.interrupt()

        let listed = try await lab.list()
        #expect(listed.filter { $0.contains(#""event":"base""#) }.count == 2)
        let verified = try await lab.program.require(["verify", "--repo", lab.repositoryURL, "--json"])
        #expect(verified.output.contains(#""intact":true"#))
        try await lab.restore(to: "latest", target)
        let digests = try await lab.digests(source)
        #expect(digests.count > 5)
        #expect(try await lab.digests(target) == digests)
        try await source.removeSchemas()
        try await target.removeSchemas()
    }

    @Test("What must stay secret is neither shown nor stored")
    func secrets() async throws {
        let storage = try await SharedObjectStorage.shared.server()
        let url = storage.url(SharedObjectStorage.bucket, "secrets")
        let lab = try Lab("secrets", repositoryURL: url)
        let file = try lab.folder.write(
            "[default]\naws_access_key_id = \(ObjectStorageServer.accessKey)\naws_secret_access_key = wrong-and-secret\n",
            to: "credentials")
        let refused = try await lab.program.run(
            ["init", "--repo", url, "--s3-credentials-file", file], environment: ["AWS_SECRET_ACCESS_KEY": "other"])
        #expect(refused.status == .exited(5))
        #expect(refused.errors.contains("error[store.denied]"))
        #expect(!refused.errors.contains("wrong-and-secret") && !refused.output.contains("wrong-and-secret"))
        // The key file is not left behind by an init that failed.
        #expect(!FileManager.default.fileExists(atPath: lab.keyFile))
    }
}
