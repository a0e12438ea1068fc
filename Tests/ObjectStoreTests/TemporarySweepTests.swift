import Core
import Foundation
import Glibc
import ObjectStore
import TestKit
import Testing

/// What killed writers leave in `.tmp`: removed by the next ones, and never the file of a writer at work.
@Suite struct TemporarySweepTests {
    private static let hour = 3600.0

    /// Makes files of some ages, in seconds, in the store's folder of temporary files.
    private static func leave(_ ages: [String: Double], in path: String) throws {
        try FileManager.default.createDirectory(atPath: path + "/.tmp", withIntermediateDirectories: true)
        for (name, age) in ages {
            let file = path + "/.tmp/" + name
            try Data([1, 2, 3]).write(to: URL(fileURLWithPath: file))
            var times = [timespec(), timespec()]
            clock_gettime(CLOCK_REALTIME, &times[0])
            times[0].tv_sec -= Int(age)
            times[1] = times[0]
            #expect(utimensat(AT_FDCWD, file, times, 0) == 0)
        }
    }

    private static func left(in path: String) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: path + "/.tmp"))
    }

    @Test func `The first put removes what is old, the lock and the young stay`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        try Self.leave(
            ["old": 1.1 * Self.hour, "older": 900 * Self.hour, "lock": 2 * Self.hour, "young": 60], in: path)
        let store = DirectoryStore(path: path)
        try await store.put("a/b", [1], mode: .ifAbsent)
        #expect(try Self.left(in: path) == ["lock", "young"])
        #expect(try await store.get("a/b") == [1])
        // Not with every put, though.
        try Self.leave(["old": 2 * Self.hour], in: path)
        try await store.put("a/c", [1], mode: .overwrite)
        #expect(try Self.left(in: path).contains("old"))
        // Another process, or this one started again.
        try await DirectoryStore(path: path).put("a/d", [1], mode: .overwrite)
        #expect(try Self.left(in: path) == ["lock", "young"])
        extendLifetime(folder)
    }

    @Test func `A file whose writer lives stays, however old`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        try Self.leave(["slow": 50 * Self.hour], in: path)
        let writer = open(path + "/.tmp/slow", O_WRONLY)
        #expect(writer >= 0 && flock(writer, LOCK_EX) == 0)
        try await DirectoryStore(path: path).put("a", [1], mode: .overwrite)
        #expect(try Self.left(in: path) == ["slow"])
        close(writer)
        try await DirectoryStore(path: path).put("a", [1], mode: .overwrite)
        #expect(try Self.left(in: path) == [])
        extendLifetime(folder)
    }

    @Test func `A writer holds the lock of its file until the object is there`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        let store = DirectoryStore(path: path)
        try await store.put("a", [1], mode: .overwrite)
        // A large object, looked at while it is written: its temporary file is locked whenever it is seen.
        let writing = Task { try await store.put("big", [UInt8](repeating: 7, count: 64 << 20), mode: .overwrite) }
        var seen = 0
        while try await store.size("big") == nil {
            for name in try Self.left(in: path) {
                let file = open(path + "/.tmp/" + name, O_RDONLY)
                guard file >= 0 else { continue }
                var status = stat()
                fstat(file, &status)
                // Written to, so past the moment between its creation and its lock.
                if status.st_size > 0, status.st_nlink == 1, flock(file, LOCK_EX | LOCK_NB) == 0 {
                    // Only a file that has moved to its place meanwhile may be free.
                    #expect(access(path + "/.tmp/" + name, F_OK) != 0)
                }
                seen += 1
                close(file)
            }
        }
        try await writing.value
        #expect(seen > 0)
        #expect(try Self.left(in: path) == [])
        extendLifetime(folder)
    }
}
