import Core
import Foundation
import MySQLWire
import Repository
import TestKit
import Testing

/// What the tests of the spool look at and do to it.
extension SpoolScene {
    func spoolBytes() -> UInt64 {
        spooled().reduce(0) { sum, file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: spoolFolder + "/" + file)
            return sum + (attributes?[.size] as? UInt64 ?? 0)
        }
    }

    /// Returns when everything the source has sent lies in the spool, which has then not grown for a while.
    func awaitAllSpooled() async throws {
        try await source.awaitAllSent()
        var size: UInt64 = 0
        var since = ContinuousClock.now
        try await self.await("a spool that has it all") {
            if spoolBytes() != size { (size, since) = (spoolBytes(), .now) }
            return size > 9_500_000 && ContinuousClock.now - since > .seconds(2)
        }
    }

    func newestBinlog() async throws -> String {
        let connection = try await source.connect()
        let logs = try await connection.query("SHOW BINARY LOGS")
        await connection.close()
        return try #require(logs.string(logs.rows.count - 1, 0))
    }

    /// Everything written is stored.
    func awaitAllStored() async throws {
        let connection = try await source.connect()
        let id = try await connection.query("SELECT COUNT(*) FROM app.t").firstValue.flatMap { Int($0) } ?? 0
        await connection.close()
        try await self.await("all of it stored") { try await storedTransactions() >= id && spooled().isEmpty }
    }

    /// Everything written is stored; then the stream is stopped.
    func settle(_ stream: Task<Void, any Error>) async throws {
        try await awaitAllStored()
        stream.cancel()
        try await stream.value
    }

    /// The folder is its owner's alone, and no word of the rows or their table is in the files.
    func expectNothingReadable(_ files: [String]) throws {
        let folder = URL(fileURLWithPath: spoolFolder + "/" + files[0]).deletingLastPathComponent().path
        let mode = try FileManager.default.attributesOfItem(atPath: folder)
        #expect(mode[.posixPermissions] as? Int == 0o700)
        for file in files {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: spoolFolder + "/" + file))
            #expect(bytes.range(of: Data("INSERT INTO".utf8)) == nil)
            #expect(bytes.range(of: Data("formatDescription".utf8)) == nil)
        }
    }

    /// A stream of this very process that could not say it was stopped counts as running for ten seconds.
    func awaitSilence() async throws {
        try await self.await("the first stream's last word to be old") {
            let status = try await repository.instance(named: lab.instance)?.streamStatus()
            return Timestamp.now().seconds(since: try #require(status).heartbeat) > 10
        }
    }

    func flip(_ file: String) throws {
        let url = URL(fileURLWithPath: spoolFolder + "/" + file)
        var bytes = try Data(contentsOf: url)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: url)
    }

    /// Puts a file where the repository has its folder of logs, so that the program can neither read nor write there.
    func takeStoreAway(_ isAway: Bool) throws {
        let folder = lab.repositoryFolder + "/instances"
        if isAway {
            try FileManager.default.moveItem(atPath: folder, toPath: folder + ".away")
            #expect(FileManager.default.createFile(atPath: folder, contents: nil))
        } else {
            try FileManager.default.removeItem(atPath: folder)
            try FileManager.default.moveItem(atPath: folder + ".away", toPath: folder)
        }
    }
}
