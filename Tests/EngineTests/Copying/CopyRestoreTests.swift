import Core
import Foundation
import MySQLWire
import TestKit
import Testing

/// Copies between a directory and a bucket through the program, and what a restore from the copy brings back.
@Suite("Copies", .serialized)
struct CopyRestoreTests {
    @Test("To a bucket and on to a directory, killed on the way; restores equal", .timeLimit(.minutes(4)))
    func thereAndBack() async throws {
        let source = try await SharedServers.shared.source(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        let storage = try await SharedObjectStorage.shared.server()
        let bucket = storage.url(SharedObjectStorage.bucket, await SharedObjectStorage.shared.prefix())
        let original = try await Lab.make("copied")
        let there = try Lab("copy in a bucket", repositoryURL: bucket)
        let back = try await Lab.make("copied back")
        try await there.program.require(["init", "--repo", bucket])
        try await source.removeSchemas()
        try await source.run("CREATE DATABASE app; CREATE TABLE app.t (id INT PRIMARY KEY, v INT, pad VARCHAR(2000));")
        try await source.run(
            "USE app; INSERT INTO t SELECT seq, 0, REPEAT(SHA2(seq, 512), 12) FROM seq_1_to_20000;")
        try await original.backup(source)
        let stream = try await original.startStream(source)
        try await source.run("UPDATE app.t SET v = 1 WHERE id < 1000; DELETE FROM app.t WHERE id > 19000;")
        try await stream.interrupt()

        // Killed as soon as something has arrived.
        let killed = try await there.program.start(copy(original, there))
        let deadline = ContinuousClock.now + .seconds(30)
        while killed.process.isRunning, ContinuousClock.now < deadline {
            if try await !there.list().isEmpty { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        killed.process.killNow()
        _ = await killed.process.wait()
        let first = try await run(original, there)
        #expect(first.contains(#""event":"done""#))

        // Another base of the same rows: only its manifest and the log are new.
        try await original.backup(source)
        _ = try await run(original, there)
        try await original.backup(source)
        let second = try await run(original, there)
        let moved = try #require(Self.number("bytes", in: second))
        let stored = try await original.list().filter { $0.contains(#""event":"base""#) }
        let whole = try #require(Self.number("storedBytes", in: stored.last ?? ""))
        Notice.say("another base of the same \(whole) bytes moved \(moved) bytes to the copy")
        #expect(moved * 5 < whole)
        #expect(Self.number("bytes", in: try await run(original, there)) == 0)

        _ = try await run(there, back)
        for copy in [there, back] {
            try await copy.verify()
            try await copy.restore(to: "latest", target)
            let (held, restored) = (try await HexDump(source).contents(), try await HexDump(target).contents())
            #expect(!held.isEmpty)
            #expect(held == restored)
        }
        try await source.removeSchemas()
        try await target.removeSchemas()
    }

    @Test("A mirror follows a stream within seconds", .timeLimit(.minutes(3)))
    func mirror() async throws {
        let source = try await SharedServers.shared.source(.mariadb)
        let target = try await SharedServers.shared.target(.mariadb)
        let original = try await Lab.make("mirrored")
        let other = try await Lab.make("mirror")
        try await source.removeSchemas()
        try await source.run("CREATE DATABASE app; CREATE TABLE app.t (id INT PRIMARY KEY, v INT);")
        let stream = try await original.startStream(source)
        var arguments = copy(original, other)
        arguments[0] = "mirror"
        let mirror = try await other.program.start(arguments)
        try await original.backup(source)
        try await source.run("USE app; INSERT INTO t SELECT seq, seq FROM seq_1_to_5000;")
        let written = Timestamp.now()
        let deadline = ContinuousClock.now + .seconds(60)
        var reached: Double?
        while reached == nil, ContinuousClock.now < deadline {
            let instance = try await other.list().first { $0.contains(#""event":"instance""#) } ?? ""
            if let end = Self.text("windowEnd", in: instance), try Timestamp(parsing: end) > written {
                reached = Timestamp.now().seconds(since: written)
                #expect(instance.contains(#""open":true"#))
            } else {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        Notice.say("the mirror has a base and covers a moment \(reached ?? -1) s after it")
        #expect(reached != nil, "\(mirror.output)\(mirror.errors)")
        try await stream.interrupt()
        try await Task.sleep(for: .seconds(2))
        let status = try await mirror.interrupt()
        #expect(status.isSuccess)
        try await other.restore(to: "latest", target)
        let (held, restored) = (try await HexDump(source).contents(), try await HexDump(target).contents())
        #expect(!held.isEmpty)
        #expect(held == restored)
        try await source.removeSchemas()
        try await target.removeSchemas()
    }

    private func copy(_ from: Lab, _ to: Lab) -> [String] {
        [
            "copy", "--from", from.repositoryURL, "--to", to.repositoryURL, "--from-key-file", from.keyFile,
            "--to-key-file", to.keyFile, "--json",
        ]
    }

    private func run(_ from: Lab, _ to: Lab) async throws -> String {
        var program = to.program
        program.environment.merge(from.program.environment) { own, _ in own }
        let finished = try await program.require(copy(from, to))
        return finished.output.split(separator: "\n").map(String.init).last { $0.contains(#""event":"done""#) } ?? ""
    }

    private static func number(_ name: String, in object: String) -> Int? {
        guard let range = object.range(of: "\"\(name)\":") else { return nil }
        return Int(object[range.upperBound...].prefix { $0.isNumber })
    }

    private static func text(_ name: String, in object: String) -> String? {
        guard let range = object.range(of: "\"\(name)\":\"") else { return nil }
        return String(object[range.upperBound...].prefix { $0 != "\"" })
    }
}
