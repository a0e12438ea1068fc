import Core
import ObjectStore
import Repository
import TestKit
import Testing

/// What a repository's lock keeps, and how few requests that takes.
@Suite struct LockTests {
    @Test func `All that lasts is locked, and what is replaced is not`() async throws {
        let scene = try await LockScene()
        try await scene.lock()
        try await scene.test.append(1...4)
        let pending = try await scene.test.base("b-1", segments: 1...2, state: .pending)
        try await scene.test.instance.saveProgress(pending)
        try await scene.test.instance.putStreamStatus(scene.test.status(.running, last: 4, heartbeat: 4, through: 4))
        try await scene.commit("b-1", segments: 1...2)
        for part in ["chunks/", "bases/", "log/"] {
            let days = try await scene.shortestLock(scene.root + part)
            #expect(days == 44, "\(part): \(days)")
        }
        for name in ["tidemark.json", "keys/", "registry/", "lock.policy"] {
            #expect(try await scene.shortestLock(name) == 44, "\(name)")
        }
        #expect(try await scene.bucket.status(scene.root + "stream.status")?.retention == nil)
        for key in try await scene.bucket.keys(scene.root + "locks/", after: nil, limit: 9) {
            #expect(try await scene.bucket.status(key)?.retention == nil)
        }
        let chunk = try #require(try await scene.bucket.keys(scene.root + "chunks/", after: nil, limit: 1).first)
        #expect(await code { try await scene.test.repository.store.delete(chunk) } == .storeLocked)
        scene.clock.advance(days: 45)
        try await scene.test.repository.store.delete(chunk)
    }

    @Test func `Chunks that a new base shares are locked anew only when they have to be`() async throws {
        let scene = try await LockScene()
        try await scene.lock()
        try await scene.test.append(1...2)
        try await scene.commit("b-00", segments: 1...2)
        var requests: [Int] = []
        for day in 1...21 {
            scene.clock.advance(days: 1)
            _ = scene.bucket.takeChanges()
            let segment = UInt64(day + 2)
            try await scene.test.append(segment...segment)
            try await scene.commit("b-\(day < 10 ? "0" : "")\(day)", segments: segment...segment)
            requests.append(scene.bucket.takeChanges().count { $0.contains("/chunks/") })
            // The promise: 30 days after the last moment that may be restored from it, for bases a week apart.
            #expect(try await scene.shortestLock(scene.root + "chunks/") >= 37, "day \(day)")
        }
        #expect(requests.count { $0 > 0 } == 2, "in three weeks: \(requests)")
        #expect(try await scene.test.instance.lockedBases().count == 22)
    }

    @Test func `Chunks left over from a base that was given up are locked again`() async throws {
        let scene = try await LockScene()
        try await scene.lock()
        try await scene.test.append(1...2)
        _ = try await scene.test.base("given-up", segments: 1...2)
        scene.clock.advance(days: 40)
        // Another process, which did not put them.
        let again = try await Repository.open(store: scene.bucket, key: TestRepository.key, clock: scene.clock)
        let instance = try #require(try await again.instance(named: "shop"))
        var manifest = try await scene.test.base("b-1", segments: 1...2)
        manifest.convergenceTime = scene.clock.now()
        try await instance.commit(manifest)
        #expect(try await scene.shortestLock(scene.root + "chunks/") == 44)
    }

    @Test func `A base that comes late keeps the one before and its log alive`() async throws {
        let scene = try await LockScene()
        try await scene.lock()
        try await scene.test.append(1...3)
        try await scene.commit("b-1", segments: 1...2)
        scene.clock.advance(days: 20)
        try await scene.test.append(4...5)
        try await scene.commit("b-2", segments: 4...5, seed: 90)
        #expect(try await scene.shortestLock(scene.root) < 1, "what is replaced has no lock")
        for part in ["chunks/", "bases/", "log/"] {
            #expect(try await scene.shortestLock(scene.root + part) >= 37, "\(part)")
        }
    }

    @Test func `A policy is lengthened for all, and weakened for new objects alone`() async throws {
        let scene = try await LockScene()
        try await scene.test.append(1...2)
        try await scene.commit("b-1", segments: 1...2)
        #expect(try await scene.shortestLock(scene.root + "chunks/") == 0)
        try await scene.lock(.governance, days: 7)
        #expect(try await scene.shortestLock(scene.root + "chunks/") == 10)
        try await scene.lock(.compliance, days: 60)
        #expect(try await scene.shortestLock(scene.root + "chunks/") == 74)
        try await scene.lock(.governance, days: 1)
        #expect(try await scene.shortestLock(scene.root + "chunks/") == 74)
        try await scene.test.append(3...3)
        #expect(try await scene.shortestLock(scene.root + "log/") == 3)

        let other = try await Repository.open(store: scene.bucket, key: TestRepository.key, clock: scene.clock)
        let instance = try #require(try await other.instance(named: "shop"))
        try await instance.appendSegment(TestRepository.index(4), events: TestRepository.events(4))
        try await scene.test.repository.setLock(LockPolicy(mode: .governance, days: 0, changedAt: scene.clock.now()))
        scene.clock.advance(days: 0.01)
        try await instance.appendSegment(TestRepository.index(5), events: TestRepository.events(5))
        let unlocked = try await scene.bucket.keys(scene.root + "log/", after: nil, limit: 9)
            .asyncCount { try await scene.bucket.status($0)?.retention == nil }
        #expect(unlocked == 1, "the other process follows within five minutes")
        // It was switched off: what is stored still stays, and nothing new is locked.
        #expect(try await other.lockInForce() == nil)
        #expect(try await other.lockPolicy()?.isOff == true)
        try await scene.lock(.compliance, days: 7)
        #expect(try await scene.test.repository.lockInForce()?.days == 7)
    }

    @Test func `A policy that was taken away stops every writer`() async throws {
        let scene = try await LockScene()
        try await scene.lock(.governance)
        try await scene.bucket.delete("lock.policy", bypassingGovernance: true)
        scene.clock.advance(days: 0.01)
        #expect(await code { try await scene.test.append(1...1) } == .objectMissing)
        try await scene.lock(.governance)
        try await scene.test.append(1...1)
    }

    @Test func `A place without locks refuses a policy and loses nothing`() async throws {
        let directory = try await TestRepository()
        let policy = LockPolicy(mode: .governance, days: 3, changedAt: TestRepository.epoch)
        #expect(await code { try await directory.repository.setLock(policy) } == .storeUnsupported)
        let scene = try await LockScene(supportsLock: false)
        #expect(await code { try await scene.test.repository.setLock(policy) } == .storeUnsupported)
        for test in [directory, scene.test] {
            #expect(try await test.repository.lockPolicy() == nil)
            #expect(try await test.repository.lockInForce() == nil)
            try await test.append(1...2)
            try await test.instance.commit(try await test.base("b-1", segments: 1...2))
            #expect(try await test.instance.lockedBases().isEmpty)
        }
    }
}

extension Array {
    fileprivate func asyncCount(_ isCounted: (Element) async throws -> Bool) async rethrows -> Int {
        var count = 0
        for element in self where try await isCounted(element) { count += 1 }
        return count
    }
}
