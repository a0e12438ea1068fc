import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// A log of 30 segments, one a second, and bases that share chunks with their neighbours.
struct PruneScene {
    typealias R = TestRepository

    static let day: Double = 86_400
    let test: TestRepository
    let clock = TurnedClock()

    /// Bases b1 to b5 converge in seconds 2, 7, 12, 17 and 22.
    init(_ store: any ObjectStore = MemoryStore()) async throws {
        test = try await TestRepository(store)
        try await test.append(1...30)
        for number in 0..<5 as Range<UInt64> {
            let first = number * 5 + 1
            try await test.instance.commit(
                try await test.base("b\(number + 1)", segments: first...first + 1, seed: UInt8(10 + number)))
        }
        clock.set(R.time(40))
    }

    /// With the objects of another scene.
    init(copyOf other: PruneScene, in store: any ObjectStore) async throws {
        for entry in try await other.test.store.list("") {
            try await store.put(entry.key, try await other.test.store.get(entry.key), mode: .overwrite)
        }
        test = try await TestRepository(opening: store)
        clock.set(R.time(40))
    }

    var instance: InstanceRepository { test.instance }

    /// A clock at which `--log-days 1` begins at that second.
    func logStarts(atSecond second: Int64) { clock.set(R.time(second).adding(seconds: Self.day)) }

    func pruner(_ options: PruneOptions) -> Pruner { Pruner(instance, options: options, clock: clock) }

    /// Prunes under a lease that nobody renews: the clock stands still.
    @discardableResult
    func prune(_ options: PruneOptions) async throws -> PrunePlan {
        let now = clock.now()
        let lease = try await instance.takeLease(.prune, clock: clock)
        clock.set(now)
        let plan = try await pruner(options).run(under: lease)
        try await lease.release()
        return plan
    }

    /// Everything stored but leases, which are numbered.
    func keys() async throws -> [String] {
        try await test.store.list("").map(\.key).filter { !$0.contains("/maintenance/") }
    }

    /// The repository is intact, and each of these bases with the log it needs can be read whole.
    func expectWhole(_ bases: [String], sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let report = try await test.repository.verify()
        #expect(report.damaged == [], sourceLocation: sourceLocation)
        let instance = try await test.reopened()
        let listing = try await instance.listing(now: R.time(99))
        #expect(listing.damaged == [], sourceLocation: sourceLocation)
        for id in bases {
            let base = try await instance.base(id)
            for chunk in base.tables.flatMap(\.chunks) { _ = try await instance.readChunk(chunk) }
            let window = try #require(
                listing.windows.first { $0.bases.contains(id) }, "\(id)", sourceLocation: sourceLocation)
            let needed = base.firstSegment...window.lastSegment
            #expect(window.lastSegment >= base.convergenceSegment, sourceLocation: sourceLocation)
            let indexes = try await instance.segmentIndexes(from: base.firstSegment, limit: needed.count)
            #expect(indexes.map(\.sequence) == Array(needed), sourceLocation: sourceLocation)
            for sequence in needed { _ = try await instance.segment(sequence) }
        }
    }
}
