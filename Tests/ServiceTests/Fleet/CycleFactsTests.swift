import Core
import Service
import Testing

@Suite struct CycleFactsTests {
    private func plan(_ cycle: ConfigValue) throws -> Plan {
        let problems = ConfigProblems()
        let value: ConfigValue = ["cycle": cycle, "repository": "main"]
        return try #require(PlanReader.plan(named: "n", ConfigField(path: "", value: value, problems: problems)))
    }

    private static let cycles: [ConfigValue] = [
        ["every": "6h"], ["at": "02:00"],
        ["at": ["02:30", "14:00"], "days": ["mon", "thu"], "zone": "Europe/Berlin"],
        ["cron": "*/10 * * * *"], ["cron": "0 2 * * mon-fri", "zone": "America/New_York"], ["cron": "0 0 1 * *"],
        ["cron": "* * * * mon"], ["at": "02:30", "zone": "Europe/Berlin"], ["cron": "0 0 29 2 *"],
    ]

    /// Instants of a year, clocks set forward and back among them, and bases of every age.
    @Test func statesAreTheSameWithWhatWasWorkedOutBefore() throws {
        var generator = SystemRandomNumberGenerator()
        var known = 0
        for cycle in Self.cycles {
            let plan = try plan(cycle)
            for _ in 0..<20 {
                let now = Timestamp(seconds: 1_790_000_000 + Int64.random(in: 0..<31_536_000, using: &generator))
                let interval = plan.cycle.longestInterval(after: now)
                var facts = ProtectionFacts(now: now)
                facts.plans = [plan]
                let age = min(interval.isFinite ? interval * 3 : 1e8, 1e8)
                let convergence = now.adding(seconds: -Double.random(in: 0..<age, using: &generator))
                facts.bases = [BaseFact(convergence: convergence, seconds: 4000, databases: [])]
                let alone = ProtectionState(facts)
                facts.cycle = CycleFacts(plan.cycle, longestInterval: interval, at: now)
                if let cycle = facts.cycle {
                    known += 1
                    #expect(cycle.next == plan.cycle.next(after: now))
                }
                #expect(ProtectionState(facts) == alone, "\(cycle) at \(now), base of \(convergence)")
            }
        }
        #expect(known > 130)
    }
}
