import APIModel
import Core
import Service
import Testing

@Suite struct ComplianceJudgeTests {
    private struct Case {
        let fact: ComplianceFact
        let state: ComplianceState
        let statement: ComplianceStatement
        var limits = ControlLimits.none
        var offSite: Set<String> = []
        let instance: InstanceObservation

        init(
            _ fact: ComplianceFact, _ state: ComplianceState, _ statement: ComplianceStatement,
            _ limits: ControlLimits = .none, offSite: Set<String> = [],
            but change: (inout InstanceObservation) -> Void = { _ in }
        ) {
            self.fact = fact
            self.state = state
            self.statement = statement
            self.limits = limits
            self.offSite = offSite
            instance = Observed.but(change)
        }
    }

    private func check(_ cases: [Case]) {
        for item in cases {
            let judge = ComplianceJudge(now: Observed.now, offSite: item.offSite, limits: item.limits)
            let found = judge.judge(item.fact, of: item.instance)
            #expect(found?.state == item.state, "\(item.fact): \(item.statement)")
            #expect(found?.statement == item.statement, "\(item.fact)")
        }
    }

    private static let day = Observed.day
    private static let base = Fixture.at(-3600)

    @Test func plansBasesAndLogs() {
        check([
            Case(.plan, .met, .covered(by: "nightly")), Case(.plan, .notMet, .noPlan) { $0.plans = [] },
            Case(.plan, .notMet, .severalPlans(["a", "b"])) { $0.plans = ["a", "b"] },
            Case(.base, .met, .base(at: Self.base)), Case(.base, .notMet, .noBase) { $0.newestBase = nil },
            Case(.base, .notMet, .baseOverdue(newest: Self.base)) { $0.isBaseOverdue = true },
            Case(.base, .notMet, .baseNotStarted(since: Fixture.at(-60))) { $0.notStarted = Fixture.at(-60) },
            Case(.base, .met, .base(at: Self.base), Observed.limits(.baseAge, 3600)),
            Case(.base, .notMet, .baseTooOld(at: Self.base, limit: 3599), Observed.limits(.baseAge, 3599)),
            Case(.log, .met, .streaming), Case(.log, .notMet, .notStreaming) { $0.isStreaming = false },
            Case(.log, .notMet, .noLogWanted) { ($0.isStreaming, $0.wantsLog) = (false, false) },
        ])
    }

    @Test func windowsAndWhatIsBehind() {
        let start = Fixture.at(-10 * Self.day)
        check([
            Case(.window, .met, .window(from: start, to: nil)), Case(.window, .notMet, .noWindow) { $0.window = nil },
            Case(.window, .met, .window(from: start, to: Fixture.at(-3))) { $0.window?.isOpen = false },
            Case(.window, .notMet, .gaps(2)) { $0.gaps = 2 },
            Case(.window, .met, .window(from: start, to: nil), Observed.limits(.window, 9 * Self.day)),
            Case(
                .window, .notMet, .windowTooShort(seconds: 10 * Self.day - 3, limit: 10 * Self.day),
                Observed.limits(.window, 10 * Self.day)),
            Case(.rpo, .met, .behind(seconds: 3, limit: 60)), Case(.rpo, .unknown, .rpoUnknown) { $0.rpo = nil },
            Case(.rpo, .notMet, .behind(seconds: 61, limit: 60)) { $0.rpo = 61 },
            Case(.rpo, .notMet, .behind(seconds: 3, limit: 2), Observed.limits(.rpo, 2)),
            Case(.rpo, .notJudged, .behind(seconds: 3, limit: nil)) { $0.promisedRPO = nil },
        ])
    }

    @Test func copiesElsewhere() {
        let newest = Fixture.at(-7200)
        let copied = ComplianceStatement.copied(to: "vault", newest: newest)
        check([
            Case(.offSiteCopy, .met, copied), Case(.offSiteCopy, .notMet, .noCopy) { $0.stores.removeLast() },
            Case(.offSiteCopy, .notMet, .copyEmpty("vault")) { $0.stores[1].bases = 0 },
            Case(.offSiteCopy, .notMet, .copyEmpty("vault")) { $0.stores[1].bases = nil },
            Case(.offSiteCopy, .met, copied, Observed.limits(.copyAge, 7200)),
            Case(
                .offSiteCopy, .notMet, .copyTooOld("vault", newest: newest, limit: 7199),
                Observed.limits(.copyAge, 7199)),
            // Of two folders nobody knows where they are, unless a user says so.
            Case(.offSiteCopy, .unknown, .placeUnknown("vault")) { $0.stores[1].url = "file:///mnt/vault" },
            Case(.offSiteCopy, .met, copied, offSite: ["vault"]) { $0.stores[1].url = "file:///mnt/vault" },
            Case(.offSiteCopy, .notMet, .samePlace("vault")) {
                $0.stores[0].url = "s3://vault/y?region=eu-west-1"
            },
            Case(.offSiteCopy, .unknown, .placeUnknown("vault")) {
                $0.stores[0].url = "s3://other/y?region=eu-west-1"
            },
            Case(.offSiteCopy, .met, copied) { $0.stores[0].url = "s3://vault/y?region=eu-central-1" },
            Case(.offSiteCopy, .met, .copied(to: "main", newest: newest), offSite: ["main"]) { $0.stores.removeLast() },
            // One good copy is enough.
            Case(.offSiteCopy, .met, copied) {
                $0.stores.insert(Observed.store("near", "file:///near", isCopy: true), at: 1)
            },
        ])
    }

    @Test func locksKeysAndEncryption() {
        let keys = ["main", "vault"].map { ComplianceStatement.StoreKey(store: $0, kind: .kms) }
        check([
            Case(.immutability, .met, .locked("vault", mode: "compliance", days: 30)),
            Case(.immutability, .notMet, .notLocked("main")) { $0.stores[1].lock = ReportedLock.none },
            Case(.immutability, .unknown, .lockUnknown("vault")) { $0.stores[1].lock = nil },
            Case(
                .immutability, .met, .locked("vault", mode: "compliance", days: 30),
                Observed.limits(.lock, 30 * Self.day)),
            Case(
                .immutability, .notMet, .lockTooShort("vault", days: 30, limit: 31 * Self.day),
                Observed.limits(.lock, 31 * Self.day)
            ) { $0.stores.removeFirst() },
            Case(.immutability, .unknown, .nothingStored) { $0.stores = [] },
            Case(.encryption, .met, .sealed), Case(.encryption, .unknown, .nothingStored) { $0.stores = [] },
            Case(.keys, .met, .keys(keys)), Case(.keys, .notMet, .noKey(of: ["vault"])) { $0.stores[1].key = nil },
            Case(.keys, .unknown, .nothingStored) { $0.stores = [] },
            Case(.transport, .met, .transport(.verifyIdentity)),
            Case(.transport, .met, .transport(.required)) { $0.tls = .required },
            Case(.transport, .notMet, .transport(.preferred)) { $0.tls = .preferred },
            Case(.transport, .notMet, .transport(.disabled)) { $0.tls = .disabled },
        ])
    }

    @Test func drills() {
        let ended = Fixture.at(-5 * Self.day)
        check([
            Case(.drill, .met, .drillPassed(id: "d", at: ended, rto: 90)),
            Case(.drill, .notMet, .noDrill) { $0.drill = nil },
            Case(.drill, .notMet, .drillFailed(at: ended)) { $0.drill?.passed = false },
            Case(.drill, .notMet, .noEvidence(of: "d")) { $0.drill?.evidence = nil },
            Case(.drill, .met, .drillPassed(id: "d", at: ended, rto: 90), Observed.limits(.drillAge, 5 * Self.day)),
            Case(
                .drill, .notMet, .drillTooOld(at: ended, limit: 4 * Self.day),
                Observed.limits(.drillAge, 4 * Self.day)),
        ])
    }

    private func project(_ rights: RightsSummary, _ audit: AuditProof) -> ProjectObservation {
        ProjectObservation(
            project: "p", title: "", now: Observed.now, instances: [Observed.good], rights: rights, audit: audit)
    }

    @Test func rightsAndAudit() {
        let judge = ComplianceJudge(now: Observed.now)
        let strict = ComplianceJudge(now: Observed.now, limits: Observed.limits(.auditAge, 60))
        let none = project(.notAvailable, .notAvailable)
        #expect(judge.judge(.rights, of: none)?.statement == .rightsNotAvailable)
        #expect(judge.judge(.rights, of: none)?.state == .unknown && judge.judge(.audit, of: none)?.state == .unknown)
        #expect(judge.judge(.audit, of: none)?.statement == .auditNotAvailable)
        func audit(_ verified: (Timestamp, Bool)?, _ judge: ComplianceJudge) -> Judgement? {
            let chain = AuditProof.Chain(entries: 7, verified: verified, checkpointAt: Fixture.at(-90))
            return judge.judge(.audit, of: project(.notAvailable, .chain(chain)))
        }
        let at = Fixture.at(-61)
        #expect(audit(nil, judge)?.state == .unknown && audit(nil, judge)?.statement == .auditNeverVerified(entries: 7))
        #expect(
            audit((at, false), judge)?.state == .notMet && audit((at, false), judge)?.statement == .auditBroken(at: at))
        let intact = ComplianceStatement.auditIntact(entries: 7, at: at, checkpoint: Fixture.at(-90))
        #expect(audit((at, true), judge)?.state == .met && audit((at, true), judge)?.statement == intact)
        #expect(audit((at, true), strict)?.statement == .auditTooOld(at: at, limit: 60))
        // A fact of the project is none of an instance, and the other way round.
        #expect(judge.judge(.audit, of: Observed.good) == nil && judge.judge(.base, of: none) == nil)
    }

    /// Whoever holds a role in the project and in all of them is one.
    @Test func rolesAreCountedByWhoHoldsThem() {
        func grant(_ kind: String, _ subject: String, _ role: String) -> RightsSummary.Grant {
            RightsSummary.Grant(kind: kind, subject: subject, role: role)
        }
        let summary = RightsSummary([
            grant("person", "ada", "operator"), grant("person", "ada", "operator"), grant("person", "bo", "operator"),
            grant("group", "dba", "operator"), grant("token", "ci", "viewer"),
        ])
        let roles = [
            RoleCount(role: "operator", people: 2, groups: 1, tokens: 0),
            RoleCount(role: "viewer", people: 0, groups: 0, tokens: 1),
        ]
        #expect(summary == .roles(roles))
        let found = ComplianceJudge(now: Observed.now).judge(.rights, of: project(summary, .notAvailable))
        #expect(found?.state == .notJudged && found?.statement == .rights(roles))
    }

    @Test func theWorstStateCounts() {
        #expect(ComplianceState.worst(of: []) == nil && ComplianceState.worst(of: [.met, .met]) == .met)
        #expect(ComplianceState.worst(of: [.met, .notJudged]) == .notJudged)
        #expect(ComplianceState.worst(of: [.notJudged, .unknown, .met]) == .unknown)
        #expect(ComplianceState.worst(of: [.unknown, .notMet, .met]) == .notMet)
    }
}
