import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct DamageTests {
    /// Two bases over one log, a pending one and a status.
    static func filled() async throws -> TestRepository {
        let test = try await TestRepository()
        try await test.append(1...8)
        try await test.instance.commit(try await test.base("b1", segments: 1...2))
        try await test.instance.commit(try await test.base("b2", segments: 5...6, seed: 100))
        try await test.instance.saveProgress(try await test.base("b3", segments: 7...8, state: .pending))
        try await test.instance.putStreamStatus(test.status(.stopped, last: 8, heartbeat: 8, through: 8))
        return test
    }

    @Test func `An unharmed repository is intact`() async throws {
        let test = try await Self.filled()
        let report = try await test.repository.verify()
        #expect(report.damaged == [] && report.lost == [])
        let entries = try await test.store.list("")
        #expect(report.objects == UInt64(entries.count))
        #expect(report.bytes == entries.reduce(0) { $0 + $1.size })
        #expect(report.bases == 2 && report.segments == 8 && report.chunks == 6)
        #expect(report.notes == ["Base b3 was begun and is not complete."])
    }

    @Test func `A flipped bit anywhere in any object is found and named`() async throws {
        let test = try await Self.filled()
        for entry in try await test.store.list("") {
            let original = try await test.store.get(entry.key)
            let step = max(1, original.count / 40)
            for offset in Array(stride(from: 0, to: original.count, by: step)) + [original.count - 1] {
                var bytes = original
                bytes[offset] ^= 1 << UInt8(offset % 8)
                try await test.store.put(entry.key, bytes, mode: .overwrite)
                let report = try await test.repository.verify()
                // White space and the case of letters in the clear JSON carry nothing.
                if entry.key.hasSuffix(".json"), report.isIntact {
                    _ = try await test.reopened()
                    continue
                }
                #expect(report.damaged.contains { $0.key == entry.key }, "\(entry.key) at \(offset)")
                #expect(report.damaged.allSatisfy { $0.problem.contains($0.key) || $0.code == "log.broken" })
            }
            try await test.store.put(entry.key, original, mode: .overwrite)
        }
        #expect(try await test.repository.verify().isIntact)
    }

    @Test func `A truncated object says how much is left`() async throws {
        let test = try await Self.filled()
        for entry in try await test.store.list("") where !entry.key.hasSuffix(".json") {
            let original = try await test.store.get(entry.key)
            for left in [0, 1, 20, 60, original.count / 2, original.count - 1] where left < original.count {
                try await test.store.put(entry.key, Array(original.prefix(left)), mode: .overwrite)
                let damage = try await test.repository.verify().damaged.first { $0.key == entry.key }
                #expect(damage?.code == "object.truncated")
            }
            try await test.store.put(entry.key, original + [0], mode: .overwrite)
            #expect(try await test.repository.verify().damaged.first?.code == "object.damaged")
            try await test.store.put(entry.key, original, mode: .overwrite)
        }
    }

    @Test func `Objects put in each other's place are not believed`() async throws {
        let test = try await Self.filled()
        let entries = try await test.store.list("instances/")
        for (one, other) in zip(entries, entries.dropFirst()) {
            let (first, second) = (try await test.store.get(one.key), try await test.store.get(other.key))
            try await test.store.put(one.key, second, mode: .overwrite)
            try await test.store.put(other.key, first, mode: .overwrite)
            let damaged = try await test.repository.verify().damaged.map(\.key)
            #expect(damaged.contains(one.key) && damaged.contains(other.key))
            try await test.store.put(one.key, first, mode: .overwrite)
            try await test.store.put(other.key, second, mode: .overwrite)
        }
    }

    @Test func `An object of another repository is not believed, though the key is the same`() async throws {
        let test = try await Self.filled()
        let other = try await Self.filled()
        let registry = try #require(try await test.store.list("registry/").first).key
        let foreign = try await other.store.get(try #require(try await other.store.list("registry/").first).key)
        try await test.store.put(registry, foreign, mode: .overwrite)
        #expect(await code { _ = try await test.repository.instances() } == .objectDamaged)
    }

    @Test func `Verification says what a damaged chunk takes away`() async throws {
        let test = try await Self.filled()
        let chunk = try await test.instance.base("b1").tables[0].chunks[0]
        let name = "instances/\(test.instance.id)/chunks/\(chunk.id.prefix(2))/\(chunk.id)"
        try await test.store.delete(name)
        let report = try await test.repository.verify()
        #expect(report.damaged.map(\.key) == [name])
        #expect(report.damaged[0].code == "object.missing")
        let span = "Restore points from \(TestRepository.time(2)) to \(TestRepository.time(6))."
        #expect(report.damaged[0].takesAway == ["Base b1.", span])
        #expect(report.lost == [span])
        #expect(await code { _ = try await test.instance.readChunk(chunk) } == .objectMissing)
    }

    @Test func `Verification says what a damaged segment takes away`() async throws {
        let test = try await Self.filled()
        let name = "instances/\(test.instance.id)/log/0000000000000000/00000000000000000004.seg"
        var bytes = try await test.store.get(name)
        bytes[bytes.count - 1] ^= 1
        try await test.store.put(name, bytes, mode: .overwrite)
        let report = try await test.repository.verify()
        #expect(report.damaged.map(\.key) == [name])
        #expect(report.lost == ["Restore points from \(TestRepository.time(3)) to \(TestRepository.time(6))."])
        #expect(report.damaged[0].takesAway == report.lost)
        // The index is whole: only reading the events fails.
        #expect(try await test.instance.segmentIndexes(from: 1).count == 8)
        #expect(await code { _ = try await test.instance.segment(4) } == .objectDamaged)
    }

    @Test func `A lost base of two takes nothing that the other does not give`() async throws {
        let test = try await Self.filled()
        try await test.store.put("instances/\(test.instance.id)/bases/b2.base", [1], mode: .overwrite)
        let report = try await test.repository.verify()
        #expect(report.damaged.count == 1)
        #expect(report.lost.isEmpty)
        let listing = try await test.instance.listing()
        #expect(listing.windows.map(\.bases) == [["b1"]])
        #expect(listing.damaged.map(\.code) == ["object.truncated"])
    }

    @Test func `A segment sealed by a holder of the key in another history breaks the chain`() async throws {
        let test = try await Self.filled()
        let name = "instances/\(test.instance.id)/log/0000000000000000/00000000000000000004.seg"
        let old = try await test.store.get(name)
        // The same number written again, after the three before it, by a stream that had other events.
        for sequence in 4...8 {
            try await test.store.delete(
                "instances/\(test.instance.id)/log/0000000000000000/0000000000000000000\(sequence).seg")
        }
        let rewound = try await test.reopened()
        #expect(try await rewound.lastSegment()?.sequence == 3)
        for sequence in 4...5 as ClosedRange<UInt64> {
            try await rewound.appendSegment(TestRepository.index(sequence), events: TestRepository.events(sequence))
        }
        try await test.store.put(name, old, mode: .overwrite)
        #expect(await code { _ = try await test.reopened().segmentIndexes(from: 1) } == .logBroken)
        #expect(try await test.repository.verify().damaged.contains { $0.code == "log.broken" })
    }
}
