import Core
import Foundation
import ObjectStore
import Repository
import TestKit
import Testing

/// What `list` asks of the store, and how long it takes. TIDEMARK_LIST=1000000 measures that many segments and a thousandth
/// as many bases.
@Suite struct ListScaleTests {
    @Test func `Listing an instance asks for one object a base, whatever others store`() async throws {
        let wanted = ProcessInfo.processInfo.environment["TIDEMARK_LIST"].flatMap(UInt64.init)
        let segments = wanted ?? 700
        let bases = segments / 1000 + (wanted == nil ? 20 : 0)
        let folder = try TestFolder("list")
        let store = RecordingStore(UnsyncedStore(path: folder.file("repository")))
        let test = try await TestRepository(store)
        try await fill(test, segments: segments, bases: bases)
        let small = try await measure(store, "\(bases) bases, \(segments) segments, not merged")
        let calls = small.calls
        #expect(small.listing.bases.count == bases && small.listing.damaged == [])
        // Names, status, one index, the record of this instance, pending bases; descriptor and slot.
        #expect(calls - Int(bases) < 16)

        let merger = LogMerger(test.instance, policy: MergePolicy(keptSeconds: 0))
        while try await merger.step(check: {}) {}
        let merged = try await measure(store, "the same, merged")
        #expect(merged.listing.windows == small.listing.windows)
        #expect(merged.calls <= calls)
        #expect(merged.listing.storedBytes < small.listing.storedBytes)

        // Another instance beside it.
        let other = try await test.repository.addInstance(TestRepository.record(named: "ledger"))
        for sequence in 1...200 as ClosedRange<UInt64> {
            try await other.appendSegment(TestRepository.index(sequence), events: TestRepository.events(sequence))
        }
        let beside = try await measure(store, "beside another instance")
        // Its record at most: the name of the instance is in there.
        #expect(beside.calls <= merged.calls + 1)
    }

    /// The names alone, which is what grows: TIDEMARK_NAMES=1000000 measures as many.
    @Test func `A directory lists a log's names in order, ten thousand to a folder`() async throws {
        let wanted = ProcessInfo.processInfo.environment["TIDEMARK_NAMES"].flatMap(Int.init) ?? 25_000
        let folder = try TestFolder("names")
        for number in 1...wanted {
            let digits = String(repeating: "0", count: 20 - "\(number)".utf8.count) + "\(number)"
            let path = folder.file("log/\(digits.prefix(16))")
            if number == 1 || number % 10_000 == 0 {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
            guard FileManager.default.createFile(atPath: "\(path)/\(digits).seg", contents: nil) else {
                throw TestKitError("no file \(digits)")
            }
        }
        let store = DirectoryStore(path: folder.path)
        var best = (names: Duration.seconds(1000), sizes: Duration.seconds(1000))
        for _ in 0..<3 {
            let start = ContinuousClock.now
            let keys = try await store.keys("log/", after: nil, limit: .max)
            best.names = min(best.names, ContinuousClock.now - start)
            let again = ContinuousClock.now
            let entries = try await store.list("log/", after: nil, limit: .max)
            best.sizes = min(best.sizes, ContinuousClock.now - again)
            #expect(keys.count == wanted && entries.count == wanted)
            #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
            #expect(zip(keys, entries).allSatisfy { $0 == $1.key })
        }
        Notice.say(
            "\(wanted) names in \(best.names.inMilliseconds) ms, with sizes in \(best.sizes.inMilliseconds) ms")
    }

    private func fill(_ test: TestRepository, segments: UInt64, bases: UInt64) async throws {
        for base in 0..<bases {
            let first = segments * base / bases + 1
            let last = segments * (base + 1) / bases
            try await test.append(first...last)
            let name = "b" + String(repeating: "0", count: 6 - "\(base)".utf8.count) + "\(base)"
            try await test.instance.commit(try await test.base(name, segments: last...last))
        }
    }

    private func measure(
        _ store: RecordingStore, _ what: String
    ) async throws -> (listing: InstanceListing, calls: Int) {
        var best = Duration.seconds(1000)
        var listing: InstanceListing?
        var calls = 0
        for _ in 0..<3 {
            _ = store.takeCalls()
            let start = ContinuousClock.now
            let repository = try await Repository.open(store: store, key: TestRepository.key)
            listing = try await repository.instance(named: "shop")?.listing(now: TestRepository.time(9_999_999))
            best = min(best, ContinuousClock.now - start)
            calls = store.takeCalls().count
        }
        Notice.say("\(what): listed in \(best.inMilliseconds) ms with \(calls) requests")
        return (try #require(listing), calls)
    }
}
