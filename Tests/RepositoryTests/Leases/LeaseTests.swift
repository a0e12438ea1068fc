import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct LeaseTests {
    let clock = TurnedClock()

    @Test func `Of many takers exactly one holds the lease`() async throws {
        let test = try await TestRepository()
        let refused = Tally()
        let taken = try await withThrowingTaskGroup(of: ErrorCode?.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    let instance = try await test.reopened()
                    let result = await code {
                        try await instance.withLease(.prune, ttl: 5) { lease in
                            // Held until nobody waits for it any more.
                            while refused.count < 11 {
                                try await lease.check()
                                try await Task.sleep(for: .milliseconds(10))
                            }
                        }
                    }
                    if result != nil { refused.add() }
                    return result
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(taken.filter { $0 == nil }.count == 1)
        #expect(taken.filter { $0 == .leaseHeld }.count == 11)
    }

    @Test func `One that is renewed is never taken over, one that is not is after its time`() async throws {
        let test = try await TestRepository()
        let holder = try await test.instance.takeLease(.prune, ttl: 60, clock: clock)
        clock.whenWaiting { try await holder.renew() }
        #expect(await code { _ = try await test.reopened().takeLease(.merge, clock: clock) } == .leaseHeld)
        clock.whenWaiting {}
        let begun = clock.uptime()
        let next = try await test.reopened().takeLease(.merge, clock: clock)
        #expect(clock.uptime() - begun >= 60)
        #expect(next.number == holder.number + 1)
        try await next.check()
        #expect(await code { try await holder.check() } == .leaseLost)
    }

    @Test func `One that was given back is free at once`() async throws {
        let test = try await TestRepository()
        let holder = try await test.instance.takeLease(.prune, clock: clock)
        try await holder.release()
        let begun = clock.uptime()
        let next = try await test.reopened().takeLease(.prune, clock: clock)
        #expect(clock.uptime() == begun)
        #expect(next.number == 2)
        // The older one is removed: leases do not pile up.
        #expect(try await test.store.list("instances/\(test.instance.id)/maintenance/").count == 1)
    }

    @Test func `A wrong time of day neither keeps nor breaks it, unless it is hours old`() async throws {
        let test = try await TestRepository()
        let holder = try await test.instance.takeLease(.prune, clock: clock)
        clock.set(clock.now().adding(seconds: -86_400))
        try await holder.check()
        clock.set(clock.now().adding(seconds: 86_400 + 1800))
        try await holder.check()
        let begun = clock.uptime()
        clock.set(clock.now().adding(seconds: 3601))
        _ = try await test.reopened().takeLease(.prune, clock: clock)
        #expect(clock.uptime() == begun)
        #expect(await code { try await holder.check() } == .leaseLost)
    }

    @Test func `A stalled holder stops by its own clock, before anybody could have taken over`() async throws {
        let test = try await TestRepository()
        let holder = try await test.instance.takeLease(.prune, ttl: 60, clock: clock)
        clock.advance(31)
        #expect(await code { try await holder.checkAge() } == .leaseLost)
        #expect(await code { try await holder.check() } == .leaseLost)
        // In time it is renewed on the way.
        let other = try await test.reopened().takeLease(.prune, ttl: 60, clock: clock)
        clock.advance(25)
        try await other.check()
        clock.advance(25)
        try await other.check()
        // A stalled one does not come back by renewing, though nobody has taken the next number.
        clock.advance(61)
        #expect(await code { try await other.renew() } == .leaseLost)
    }

    @Test(arguments: FaultyStore.Moment.allCases)
    func `A crash in any step leaves a lease that can be taken`(_ moment: FaultyStore.Moment) async throws {
        for change in 0... {
            let faulty = FaultyStore(MemoryStore())
            let test = try await TestRepository(faulty)
            let before = try await test.instance.takeLease(.prune, clock: clock)
            try await before.release()
            faulty.heal()
            faulty.fail(atChange: change, moment, isFinal: true)
            let failure = await code {
                let lease = try await test.instance.takeLease(.prune, clock: clock)
                try await lease.enter(.sweeping)
                try await lease.check()
                try await lease.release()
            }
            let reached = faulty.changes
            faulty.heal()
            let next = try await test.reopened().takeLease(.prune, clock: clock)
            try await next.check()
            #expect(try await test.repository.verify().isIntact)
            if failure == nil, reached <= change { break }
        }
    }

    @Test func `An unreadable lease counts as held until it was seen unchanged for its time`() async throws {
        let test = try await TestRepository()
        _ = try await test.instance.takeLease(.prune, clock: clock)
        let key = try #require(try await test.store.list("instances/\(test.instance.id)/maintenance/").first).key
        try await test.store.put(key, [1, 2, 3], mode: .overwrite)
        let begun = clock.uptime()
        let next = try await test.reopened().takeLease(.prune, clock: clock)
        #expect(clock.uptime() - begun >= MaintenanceLease.defaultTTL)
        #expect(next.number == 2)
    }

    @Test func `A lease put back to an older state is noticed by its holder or waited for`() async throws {
        let test = try await TestRepository()
        let folder = "instances/\(test.instance.id)/maintenance/"
        let first = try await test.instance.takeLease(.prune, clock: clock)
        let key = try #require(try await test.store.list(folder).first).key
        let old = try await test.store.get(key)
        try await first.release()
        try await test.store.put(key, old, mode: .overwrite)
        let begun = clock.uptime()
        let second = try await test.reopened().takeLease(.prune, clock: clock)
        #expect(clock.uptime() - begun >= 60)
        // The newer one disappears, and the older returns: the holder must stop.
        let newer = try #require(try await test.store.list(folder).last).key
        try await test.store.delete(newer)
        try await test.store.put(key, old, mode: .overwrite)
        #expect(await code { try await second.check() } == .leaseLost)
    }

    @Test func `A backup waits while a prune sweeps, and not for a dead one`() async throws {
        let test = try await TestRepository()
        let clock = clock
        #expect(try await test.instance.waitWhileSweeping(clock: clock) == false)
        let prune = try await test.instance.takeLease(.prune, clock: clock)
        #expect(try await test.reopened().waitWhileSweeping(clock: clock) == false)
        try await prune.enter(.sweeping)
        let end = clock.uptime() + 200
        clock.whenWaiting { if clock.uptime() < end { try await prune.renew() } else { try await prune.release() } }
        #expect(try await test.reopened().waitWhileSweeping(clock: clock))
        #expect(clock.uptime() >= end)
        clock.whenWaiting {}
        let dead = try await test.instance.takeLease(.prune, clock: clock)
        try await dead.enter(.sweeping)
        let begun = clock.uptime()
        #expect(try await test.reopened().waitWhileSweeping(clock: clock))
        #expect((60...62).contains(clock.uptime() - begun))
    }

    @Test func `A merge does not make a backup wait`() async throws {
        let test = try await TestRepository()
        let merge = try await test.instance.takeLease(.merge, clock: clock)
        try await merge.enter(.sweeping)
        #expect(try await test.reopened().waitWhileSweeping(clock: clock) == false)
    }

    @Test func `It is renewed while the work goes on, and given back after a failure`() async throws {
        let test = try await TestRepository()
        let failure = await code {
            try await test.instance.withLease(.prune, ttl: 1) { lease in
                let begun = SystemClock().uptime()
                while SystemClock().uptime() - begun < 1.3 {
                    try await lease.checkAge()
                    try await Task.sleep(for: .milliseconds(20))
                }
                throw TidemarkError(.storeFull, "full", hint: "")
            }
        }
        #expect(failure == .storeFull)
        let begun = clock.uptime()
        _ = try await test.reopened().takeLease(.prune, clock: clock)
        #expect(clock.uptime() == begun)
    }
}
