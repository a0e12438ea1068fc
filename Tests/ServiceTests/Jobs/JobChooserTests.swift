import Core
import Service
import Testing

@Suite struct JobChooserTests {
    private let terms = LeaseTerms()

    private func running(_ job: Job, on worker: String = "other", at seconds: Double = 0) throws -> Job {
        var job = job
        try job.claim(by: WorkerID(worker), at: Fixture.at(seconds))
        return job
    }

    private func choose(
        _ jobs: [Job], offer: WorkerOffer = Fixture.offer(), limits: JobLimits = JobLimits(), patience: Double = 900,
        at seconds: Double = 1, count: Int = 10
    ) -> [String] {
        JobChooser(limits: limits, patience: patience)
            .choose(for: offer, from: jobs, at: Fixture.at(seconds), count: count).map(\.rawValue)
    }

    @Test func restoresComeFirst() {
        let jobs = [
            Fixture.job("base", .base, instance: "a"), Fixture.job("verify", .verify, instance: "b"),
            Fixture.job("restore", .restore, instance: "c", target: "t", created: 0.5),
        ]
        #expect(choose(jobs, count: 1) == ["restore"])
    }

    @Test func ageComesBeforeKindInTheEnd() {
        let jobs = [
            Fixture.job("verify", .verify, instance: "a", created: 0),
            Fixture.job("base", .base, instance: "b", created: 7200),
        ]
        #expect(choose(jobs, at: 7200, count: 1) == ["verify"])
    }

    @Test func oneBaseOfAnInstanceAndItsStreamBesideIt() throws {
        let first = try running(Fixture.job("first", .base))
        let waiting = [
            Fixture.job("second", .base), Fixture.job("stream", .stream), Fixture.job("o", .base, instance: "o"),
        ]
        #expect(choose([first] + waiting) == ["stream", "o"])
    }

    @Test func twoBasesInOneAnswerAreOfTwoInstances() {
        #expect(choose([Fixture.job("a", .base), Fixture.job("b", .base)]) == ["a"])
    }

    @Test(arguments: [JobKind.restore, .drill, .verify, .copy, .export])
    func noPruneBesideWhatReads(_ kind: JobKind) throws {
        let reader = try running(Fixture.job("reader", kind, second: "r2", target: "t"))
        let whole = Fixture.job("whole", .prune, instance: nil)
        let same = Fixture.job("same", .prune)
        let other = Fixture.job("other", .prune, instance: "another")
        #expect(choose([reader, whole]) == [])
        #expect(choose([reader, same]) == [])
        #expect(choose([reader, other]) == ["other"])
        let pruning = try running(whole)
        #expect(choose([pruning, Fixture.job("reader", kind, second: "r2", target: "t")]) == [])
        #expect(choose([pruning, Fixture.job("base", .base), Fixture.job("stream", .stream)]) == ["stream", "base"])
    }

    @Test func oneMaintenanceOfARepository() throws {
        let merging = try running(Fixture.job("merging", .merge, instance: "a"))
        let jobs = [
            Fixture.job("prune", .prune, instance: "b"), Fixture.job("merge", .merge, instance: "c"),
            Fixture.job("elsewhere", .merge, repository: "r2"),
        ]
        #expect(choose([merging] + jobs) == ["elsewhere"])
    }

    @Test func oneRestoreToATarget() throws {
        let restoring = try running(Fixture.job("one", .restore, instance: "a", target: "t"))
        let jobs = [
            Fixture.job("same", .restore, instance: "b", target: "t"),
            Fixture.job("other", .restore, instance: "b", target: "u"),
        ]
        #expect(choose([restoring] + jobs) == ["other"])
    }

    @Test func limitsHoldAndARestoreMayGoBeyondByOne() throws {
        var limits = JobLimits()
        limits.perSite = 2
        let busy = try (1...2).map { try running(Fixture.job("b\($0)", .base, instance: "b\($0)")) }
        let jobs = [
            Fixture.job("base", .base, instance: "x"),
            Fixture.job("restore", .restore, instance: "y", target: "t"),
            Fixture.job("more", .restore, instance: "z", target: "u"),
        ]
        #expect(choose(busy + jobs, limits: limits) == ["more"] || choose(busy + jobs, limits: limits) == ["restore"])
        limits.sites = ["s": 3]
        #expect(choose(busy + [jobs[0]], limits: limits) == ["base"])
    }

    @Test func aWorkerTakesWhatItCan() throws {
        let jobs = (1...5).map { Fixture.job("j\($0)", .base, instance: "i\($0)", created: Double($0) / 10) }
        #expect(choose(jobs, offer: Fixture.offer(slots: 2)) == ["j1", "j2"])
        #expect(choose(jobs, offer: Fixture.offer(sites: ["elsewhere"])) == [])
        var restores = Fixture.offer()
        restores.kinds = [.restore]
        #expect(choose(jobs, offer: restores) == [])
    }

    @Test func streamsTakeNoSlots() throws {
        let streams = (1...3).map { Fixture.job("s\($0)", .stream, instance: "i\($0)", created: Double($0) / 10) }
        var offer = Fixture.offer(slots: 1)
        offer.streams = 2
        #expect(choose(streams + [Fixture.job("b", .base)], offer: offer) == ["s1", "s2", "b"])
    }

    @Test func jobsWaitForTheirTime() throws {
        var later = Fixture.job("later", .base)
        try later.claim(by: WorkerID("w"), at: Fixture.at(0))
        try later.finish(lease: 1, Fixture.failure("store.full"), at: Fixture.at(0), terms: terms, random: 0)
        #expect(choose([later], at: 149) == [])
        #expect(choose([later], at: 150) == ["later"])
    }

    /// Verifications that overlap without end would keep a prune out for ever, were it not for its age: once it is older than
    /// their head start, none begins before it.
    @Test func aPruneHasItsTurnAmongReadersWithoutEnd() throws {
        let prune = Fixture.job("prune", .prune, instance: nil, created: 0)
        var jobs = [prune]
        for second in stride(from: 0.0, through: 3600, by: 10) {
            let now = Fixture.at(second)
            jobs.removeAll { $0.state == .running && now.seconds(since: $0.startedAt ?? now) >= 60 }
            jobs.append(Fixture.job("v\(second)", .verify, instance: "i\(Int(second) % 70)", created: second))
            for id in choose(jobs, offer: Fixture.offer(slots: 20), patience: 900, at: second) {
                guard id != "prune" else {
                    #expect(second >= 1800 && second <= 1870)
                    return
                }
                let index = try #require(jobs.firstIndex { $0.id.rawValue == id })
                try jobs[index].claim(by: WorkerID("w"), at: now)
            }
        }
        Issue.record("the prune never began")
    }

    /// A job that no living worker can run holds nobody back, however old it is.
    @Test func whatNobodyCanRunHoldsNobodyBack() {
        let stuck = Fixture.job("stuck", .prune, instance: nil, site: "unreached", created: -100_000)
        #expect(choose([stuck, Fixture.job("verify", .verify)]) == ["verify"])
    }
}
