import Core
import Service
import Testing

/// Facts of an instance whose plan asks for a base a day, log, an RPO of a minute and seven days of log.
@Suite struct ProtectionStateTests {
    private let now = Timestamp(seconds: 1_790_000_000)

    private func ago(_ hours: Double) -> Timestamp { now.adding(seconds: -hours * 3600) }

    private func plan() throws -> Plan {
        var plan = Plan(
            name: try ResourceName(parsing: "nightly"), cycle: Cycle(.hours(24, from: TimeOfDay(minutes: 0))),
            repository: try ResourceName(parsing: "main"))
        plan.alerts.rpo = TimeSpan(seconds: 60)
        plan.retention.logDays = 7
        return plan
    }

    private func healthy() throws -> ProtectionFacts {
        var facts = ProtectionFacts(now: now)
        facts.plans = [try plan()]
        facts.boundSince = ago(1000)
        facts.bases = [BaseFact(convergence: ago(20), seconds: 600, databases: ["shop"])]
        facts.spans = [CoveredSpan(start: ago(500), end: now, isOpen: true)]
        facts.rpo = 1.5
        facts.databases = ["shop"]
        facts.repositories = [try ResourceName(parsing: "main")]
        facts.prechecks = [
            PrecheckFact(id: "a", title: "A", isRequired: true, isMet: true),
            PrecheckFact(id: "b", title: "B", isRequired: false, isMet: false),
        ]
        return facts
    }

    private func codes(_ change: (inout ProtectionFacts) throws -> Void) throws -> [String] {
        var facts = try healthy()
        try change(&facts)
        let state = ProtectionState(facts)
        #expect((state.level == .atRisk) == !state.reasons.isEmpty)
        #expect(state.reasons.allSatisfy { $0.text.hasSuffix(".") })
        return state.reasons.map(\.code)
    }

    @Test func `Protected`() throws {
        #expect(ProtectionState(try healthy()).level == .protected)
        #expect(try codes { $0.rpo = 60 } == [])
    }

    @Test func `Unprotected is what no plan covers`() throws {
        var facts = try healthy()
        facts.plans = []
        #expect(ProtectionState(facts).level == .unprotected)
    }

    @Test func `Each fact alone puts it at risk`() throws {
        #expect(try codes { $0.plans.append($0.plans[0]) } == ["several-plans"])
        #expect(try codes { $0.bases = [] } == ["no-base"])
        #expect(try codes { $0.bases[0].isUsable = false } == ["no-base"])
        #expect(try codes { $0.bases[0].convergence = ago(49) } == ["base-overdue"])
        #expect(try codes { $0.notStarted = ago(1) } == ["not-started"])
        #expect(try codes { $0.spans[0].isOpen = false } == ["no-stream"])
        #expect(try codes { $0.rpo = 61 } == ["rpo-exceeded"])
        #expect(try codes { $0.rpo = nil } == ["rpo-unknown"])
        #expect(try codes { $0.prechecks[0].isMet = false } == ["precheck-unmet"])
        #expect(try codes { $0.lastDrillFailed = true } == ["drill-failed"])
        #expect(try codes { $0.repositories = [] } == ["plan-cannot-be-met"])
    }

    @Test func `A base is not overdue before the plan was bound`() throws {
        let found = try codes {
            $0.bases[0].convergence = ago(300)
            $0.boundSince = ago(2)
        }
        #expect(found == [])
    }

    @Test func `Gaps count within the span that is promised`() throws {
        let gapped = { (start: Double, end: Double) in
            [
                CoveredSpan(start: self.ago(end), end: self.now, isOpen: true),
                CoveredSpan(start: self.ago(900), end: self.ago(start), isOpen: false),
            ]
        }
        #expect(try codes { $0.spans = gapped(30, 29) } == ["gap"])
        // Seven days are 168 hours.
        #expect(try codes { $0.spans = gapped(200, 190) } == [])
        var facts = try healthy()
        facts.spans = gapped(200, 100)
        #expect(ProtectionState(facts).reasons == [.gap(from: ago(168), to: ago(100))])
        // Spans that overlap or touch leave none.
        #expect(try codes { $0.spans = gapped(30, 30) } == [])
        #expect(try codes { $0.spans = gapped(30, 31) } == [])
        // A short one inside a long one ends nothing.
        let inner = CoveredSpan(start: ago(60), end: ago(50), isOpen: false)
        #expect(try codes { $0.spans = gapped(30, 30) + [inner] } == [])
    }

    @Test func `A new database is seen, and at risk where no log holds it`() throws {
        var facts = try healthy()
        facts.databases = ["shop", "blog"]
        #expect(ProtectionState(facts).level == .protected)
        #expect(ProtectionState(facts).newDatabases == ["blog"])
        facts.spans[0].isOpen = false
        #expect(ProtectionState(facts).reasons == [.noStream, .newDatabase("blog")])
        facts.plans[0].streamsLog = false
        facts.plans[0].alerts.rpo = nil
        #expect(ProtectionState(facts).reasons == [.newDatabase("blog")])
    }

    @Test func `Plans that cannot be met`() throws {
        var facts = try healthy()
        #expect(facts.plans[0].obstacles(facts) == [])
        facts.bases[0].seconds = 90_000
        #expect(facts.plans[0].obstacles(facts) == [.baseOutlastsCycle(base: 90_000, cycle: 86_400)])
        facts.bases[0].seconds = 8000
        facts.plans[0].window = try RunWindow(parsing: "23:00-01:00")
        #expect(facts.plans[0].obstacles(facts) == [.baseOutlastsWindow(base: 8000, open: 7200)])
        facts.bases[0].seconds = 7000
        facts.plans[0].streamsLog = false
        #expect(facts.plans[0].obstacles(facts) == [.promiseNeedsLog(rpo: 60, cycle: 86_400)])
    }
}
