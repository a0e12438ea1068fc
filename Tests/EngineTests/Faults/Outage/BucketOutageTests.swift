import Foundation
import TestKit
import Testing

/// A bucket that is gone while the source writes: the spool holds, the source feels nothing, the archive catches up.
@Suite("Bucket outage", .serialized)
struct BucketOutageTests {
    /// Seconds the bucket is away; `TIDEMARK_OUTAGE_SECONDS=600 swift test … --filter BucketOutage` sits out ten minutes.
    private static let outage = Int(ProcessInfo.processInfo.environment["TIDEMARK_OUTAGE_SECONDS"] ?? "") ?? 25
    /// Seconds the writes are measured before.
    private static let calm = 8

    @Test(arguments: [false, true])
    func streamSitsItOut(frozen: Bool) async throws {
        let storage = try await ObjectStorageServer.start()
        try await storage.makeBucket("outage")
        try await DatabaseServer.with(.mariadb) { source in
            try await source.run(
                """
                CREATE DATABASE app; USE app;
                CREATE TABLE app.steady (id INT PRIMARY KEY, v INT);
                CREATE TABLE app.bulk (id INT AUTO_INCREMENT PRIMARY KEY, pad LONGBLOB);
                INSERT INTO app.steady SELECT seq, 0 FROM seq_1_to_1000;
                """)
            let lab = try Lab("outage", repositoryURL: storage.url("outage", "repository"))
            try await lab.program.require(["init", "--repo", lab.repositoryURL])
            try await lab.backup(source)
            let spool = lab.folder.file("spool")
            let stream = try await lab.startStream(source, ["--spool", spool])
            let before = try await steady(source, seconds: Self.calm)

            if frozen { storage.freeze(true) } else { await storage.killNow() }
            async let beside = steady(source, seconds: Self.outage)
            // More than fits into memory, and than a stream without a spool would take off the source.
            for _ in 0..<24 {
                try await source.run("INSERT INTO app.bulk (pad) SELECT RANDOM_BYTES(1024) FROM app.steady;")
            }
            let during = try await beside
            let waiting = size(of: spool)
            #expect(waiting > 24_000_000, "the spool holds \(waiting) bytes only")
            // The stream does not leave the source unread.
            try await source.awaitAllSent(atMost: .seconds(5))
            #expect(stream.process.isRunning)
            // One that does not answer is slow until the call is given up.
            let code = frozen ? "store.slow" : "store.unavailable"
            #expect(stream.errors.contains(code), "nobody was told: \(stream.errors)")
            if frozen { storage.freeze(false) } else { try await storage.launch() }

            let back = ContinuousClock.now
            try await eventually("an empty spool", atMost: .seconds(120)) { self.size(of: spool) == 0 }
            Notice.say(
                """
                bucket \(frozen ? "frozen" : "killed") for \(Self.outage) s: before \(before); during \(during); \
                \(waiting / 1_000_000) MB in the spool, stored \((ContinuousClock.now - back).inMilliseconds) ms after its return
                """)
            // The same writes wait as long as before: three times the 99th percentile is what a shared machine varies by.
            #expect(during.slowestHundredth < max(before.slowestHundredth * 3, .milliseconds(150)))

            try await source.run("INSERT INTO app.bulk (pad) VALUES ('the last one');")
            try await lab.awaitStored(source)
            #expect(try await stream.interrupt() == .exited(0))
            #expect(!stream.errors.contains("log.gap"))
            let listed = try await lab.list()
            #expect(listed.count { $0.contains(#""event":"window""#) } == 1, "\(listed)")
            try await lab.program.require(["verify", "--repo", lab.repositoryURL])
            let target = try await SharedServers.shared.target(.mariadb)
            try await lab.restore(to: "latest", target)
            let (held, restored) = (try await HexDump(source).contents(), try await HexDump(target).contents())
            #expect(!held.isEmpty)
            let isEqual = held == restored
            #expect(isEqual, "the restored rows differ")
            try await target.removeSchemas()
        }
        await storage.remove()
    }

    private func steady(_ source: DatabaseServer, seconds: Int) async throws -> SteadyWriter.Report {
        try await SteadyWriter.run(source, table: "app.steady", keys: 1000, rate: 100, for: .seconds(seconds))
    }

    private func size(of folder: String) -> Int {
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".spool") }.reduce(0) { sum, file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + file)
            return sum + (attributes?[.size] as? Int ?? 0)
        }
    }

    private func eventually(_ what: String, atMost limit: Duration, _ condition: () -> Bool) async throws {
        let deadline = ContinuousClock.now + limit
        while !condition() {
            guard ContinuousClock.now < deadline else { throw TestKitError("not in time: \(what)") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
