import Core
import ObjectStore
import Repository
import TestKit

/// A repository in a bucket with Object Lock, by a clock that a test turns.
struct LockScene {
    let clock = StillClock()
    let bucket: BucketStore
    let test: TestRepository

    init(supportsLock: Bool = true) async throws {
        bucket = BucketStore(clock: clock, supportsLock: supportsLock)
        test = try await TestRepository(bucket, clock: clock)
    }

    /// 30 days, and so a margin of 14.
    func lock(_ mode: LockMode = .compliance, days: Int = 30) async throws {
        try await test.repository.setLock(LockPolicy(mode: mode, days: days, changedAt: clock.now()))
        _ = bucket.takeChanges()
    }

    /// A base that is committed now; one of an earlier base's seed shares all its chunks.
    @discardableResult
    func commit(_ id: String, segments: ClosedRange<UInt64>, seed: UInt8 = 1) async throws -> BaseManifest {
        var manifest = try await test.base(id, segments: segments, seed: seed)
        manifest.convergenceTime = clock.now()
        try await test.instance.commit(manifest)
        return manifest
    }

    /// Days from now until the earliest lock of these objects ends; 0 where one has none.
    func shortestLock(_ prefix: String) async throws -> Double {
        var shortest = Double.infinity
        for key in try await bucket.keys(prefix, after: nil, limit: .max) {
            let until = try await bucket.status(key)?.retention?.until ?? clock.now()
            shortest = min(shortest, until.seconds(since: clock.now()) / 86_400)
        }
        return shortest
    }

    var root: String { "instances/\(test.instance.id)/" }
}
