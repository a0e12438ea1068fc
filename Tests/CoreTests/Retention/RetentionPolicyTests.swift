import Core
import TestKit
import Testing

@Suite struct RetentionPolicyTests {
    private let now = Timestamp(seconds: 1_790_000_000)

    private func policy(_ rules: RetentionRule...) -> RetentionPolicy { RetentionPolicy(rules: rules) }

    private func kept(_ policy: RetentionPolicy, _ times: [Timestamp], at now: Timestamp) -> Set<Int> {
        let keepers = policy.keepers(of: times, at: now, in: .utc)
        return Set(times.indices.filter { !keepers[$0].isEmpty })
    }

    /// Bases at random hours of the last two years, in no order.
    private func times(_ generator: inout SeededGenerator) -> [Timestamp] {
        (0..<Int.random(in: 0...60, using: &generator)).map { _ in
            now.adding(seconds: -Double(Int.random(in: 0...17_000, using: &generator)) * 3600)
        }
    }

    private func rules(_ generator: inout SeededGenerator) -> [RetentionRule] {
        var rules: [RetentionRule] = []
        let count = { (most: Int, generator: inout SeededGenerator) in Int.random(in: 0...most, using: &generator) }
        if Bool.random(using: &generator) { rules.append(.days(count(300, &generator))) }
        if Bool.random(using: &generator) { rules.append(.last(count(10, &generator))) }
        for period in CalendarPeriod.allCases where Bool.random(using: &generator) {
            rules.append(.newest(of: period, count(12, &generator)))
        }
        return rules
    }

    @Test func `Days and counts`() throws {
        let times = [0, 1, 2, 3, 4].map { now.adding(seconds: -Double($0) * 86_400) }
        #expect(kept(policy(.days(2)), times, at: now) == [0, 1, 2])
        #expect(kept(policy(.days(0)), times, at: now) == [])
        #expect(kept(policy(.last(2)), times.reversed(), at: now) == [3, 4])
        #expect(kept(policy(.last(9)), times, at: now) == [0, 1, 2, 3, 4])
        #expect(kept(policy(.last(0)), times, at: now) == [])
        // A clock that was ahead does not make a base old.
        #expect(kept(policy(.days(1)), [now.adding(seconds: 1e6)], at: now) == [0])
    }

    @Test func `Grandfather, father, son over two years of daily bases`() throws {
        let start = try Timestamp(parsing: "2026-01-01T02:00:00Z")
        let times = (0..<730).map { start.adding(seconds: Double($0) * 86_400) }
        let policy = policy(
            .newest(of: .day, 7), .newest(of: .week, 5), .newest(of: .month, 12), .newest(of: .year, 3))
        let keepers = policy.keepers(of: times, at: times[729], in: .utc)
        let kept = times.indices.filter { !keepers[$0].isEmpty }.map { String(times[$0].description.prefix(10)) }
        #expect(
            kept == [
                "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30",
                "2027-07-31", "2027-08-31", "2027-09-30", "2027-10-31", "2027-11-30", "2027-12-05", "2027-12-12",
                "2027-12-19", "2027-12-25", "2027-12-26", "2027-12-27", "2027-12-28", "2027-12-29", "2027-12-30",
                "2027-12-31",
            ])
        #expect(keepers[729].count == 4)
        #expect(keepers[728] == [.newest(of: .day, 7)])
    }

    @Test func `The zone decides which base is the last of its day`() throws {
        let times = try ["2026-11-20T15:00:00Z", "2026-11-20T17:00:00Z", "2026-11-21T10:00:00Z"].map {
            try Timestamp(parsing: $0)
        }
        let policy = policy(.newest(of: .day, 5))
        #expect(policy.keepers(of: times, at: now, in: .utc).map(\.isEmpty) == [true, false, false])
        let shanghai = try CalendarZone(parsing: "Asia/Shanghai")
        #expect(policy.keepers(of: times, at: now, in: shanghai).map(\.isEmpty) == [false, true, false])
    }

    @Test(arguments: 0..<60) func `What a rule keeps does not depend on the order or on other rules`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let times = times(&generator)
        let rules = rules(&generator)
        let together = kept(RetentionPolicy(rules: rules), times, at: now)
        var single: Set<Int> = []
        for rule in rules { single.formUnion(kept(policy(rule), times, at: now)) }
        #expect(together == single)
        let shuffled = times.shuffled(using: &generator)
        let moments = kept(RetentionPolicy(rules: rules), shuffled, at: now).map { shuffled[$0] }
        #expect(moments.sorted() == together.map { times[$0] }.sorted())
    }

    @Test(arguments: 0..<60) func `A larger number keeps at least as much, and none too much`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let times = times(&generator)
        for period in CalendarPeriod.allCases {
            var before: Set<Int> = []
            for count in 0...14 {
                let now = kept(policy(.newest(of: period, count)), times, at: now)
                #expect(now.isSuperset(of: before) && now.count <= count)
                let numbers = now.map { period.number(of: times[$0], in: .utc) }
                #expect(Set(numbers).count == numbers.count)
                before = now
            }
        }
        #expect(kept(policy(.last(7)), times, at: now).count == min(7, times.count))
    }

    @Test(arguments: 0..<60) func `Pruning twice is pruning once`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let policy = RetentionPolicy(rules: rules(&generator))
        let times = times(&generator)
        let left = kept(policy, times, at: now).map { times[$0] }
        #expect(kept(policy, left, at: now).count == left.count)
    }

    @Test(arguments: 0..<60) func `Pruning every night keeps what pruning at the end would`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let policy = RetentionPolicy(rules: rules(&generator))
        let all = times(&generator).sorted()
        var left: [Timestamp] = []
        for (count, time) in all.enumerated() {
            left.append(time)
            let moment = max(time, count + 1 < all.count ? time : now)
            left = kept(policy, left, at: moment).map { left[$0] }.sorted()
        }
        let atEnd = kept(policy, all, at: now).map { all[$0] }.sorted()
        #expect(Set(left) == Set(atEnd))
    }

    @Test func `The beginning of the kept log`() {
        #expect(RetentionPolicy(logDays: 2).logStart(at: now) == now.adding(seconds: -172_800))
        #expect(RetentionPolicy().logStart(at: now) == nil)
    }
}
