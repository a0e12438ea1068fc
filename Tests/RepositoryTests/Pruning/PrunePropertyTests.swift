import Core
import ObjectStore
import Repository
import TestKit
import Testing

@Suite struct PrunePropertyTests {
    typealias R = TestRepository

    /// A log of two runs with bases anywhere.
    private static func scene(_ generator: inout SeededGenerator) async throws -> TestRepository {
        let test = try await TestRepository()
        let first = UInt64.random(in: 4...30, using: &generator)
        let last = first + UInt64.random(in: 1...30, using: &generator)
        try await test.append(1...first)
        try await test.append(first + 1...last, run: "run-2", gap: "gap")
        for number in 0..<Int.random(in: 0...8, using: &generator) {
            let (run, segments) =
                Bool.random(using: &generator) ? ("run-1", 1...first) : ("run-2", first + 1...last)
            let start = UInt64.random(in: segments, using: &generator)
            let end = min(segments.upperBound, start + UInt64.random(in: 0...4, using: &generator))
            let seed = UInt8.random(in: 0...20, using: &generator)
            try await test.instance.commit(
                try await test.base("b\(number)", segments: start...end, run: run, seed: seed))
        }
        return test
    }

    private static func options(_ generator: inout SeededGenerator) -> PruneOptions {
        var rules: [RetentionRule] = []
        if Bool.random(using: &generator) { rules.append(.last(Int.random(in: 0...4, using: &generator))) }
        if Bool.random(using: &generator) { rules.append(.newest(of: .day, Int.random(in: 0...2, using: &generator))) }
        return PruneOptions(
            policy: RetentionPolicy(rules: rules, logDays: Bool.random(using: &generator) ? 1 : nil))
    }

    @Test(arguments: 0..<80)
    func `Every kept point is whole, every kept second stays, and a second prune finds nothing`(
        _ seed: UInt64
    ) async throws {
        var generator = SeededGenerator(seed: seed)
        let test = try await Self.scene(&generator)
        let options = Self.options(&generator)
        let clock = TurnedClock()
        clock.set(R.time(Int64.random(in: 0...70, using: &generator)).adding(seconds: PruneScene.day))
        let before = try await test.instance.listing(now: R.time(99))
        let lease = try await test.instance.takeLease(.prune, clock: clock)
        let pruner = Pruner(test.instance, options: options, clock: clock)
        let plan = try await pruner.run(under: lease)

        let report = try await test.repository.verify()
        #expect(report.damaged == [] && report.notes == [], "seed \(seed)")
        let after = try await test.reopened().listing(now: R.time(99))
        #expect(after.damaged == [] && after.windows == plan.windows, "seed \(seed)")
        #expect(Set(after.bases.map(\.id)) == Set(plan.kept.map(\.base.id)), "seed \(seed)")
        // The newest base that could be restored still can, and so can all that are kept.
        let usable = Set(after.windows.flatMap(\.bases))
        #expect(usable.isSuperset(of: plan.kept.map(\.base.id)), "seed \(seed)")
        let newest = before.bases.filter { $0.convergenceTime == before.bases.last?.convergenceTime }
        #expect(newest.isEmpty || newest.contains { usable.contains($0.id) }, "seed \(seed)")
        if let start = plan.logStart {
            for window in before.windows where window.end >= start {
                let from = max(window.start, start)
                let covers = after.windows.contains {
                    $0.run == window.run && $0.start <= from && $0.end == window.end
                }
                #expect(covers, "seed \(seed): \(from) to \(window.end)")
            }
        }
        let again = try await pruner.run(under: lease)
        #expect(again.removed == [] && again.removedLog == [] && again.bytes == 0, "seed \(seed)")
        #expect(again.windows == plan.windows, "seed \(seed)")
    }
}
