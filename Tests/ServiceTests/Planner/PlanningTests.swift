import APIModel
import Core
import Engine
import Service
import Testing

/// What planning decides, on values.
@Suite struct PlanningTests {
    private func due(_ seconds: Double) -> String { "base/i0/\(Fixture.at(seconds).microseconds)" }
    private let stream = "stream/i0/r/s"

    /// Every hour, from the full hour; Fixture's zero is one.
    private func scene(_ change: (inout Plan) -> Void = { _ in }) throws -> PlanningScene {
        try PlanningScene([try WorkFixture.plan("nightly", change)])
    }

    /// Runs the first base, so that the cycle alone counts from then on.
    private func settled(_ change: (inout Plan) -> Void = { _ in }) throws -> PlanningScene {
        var scene = try scene(change)
        try scene.tick(0)
        try scene.start(due(0))
        try scene.tick(1)
        try scene.end(due(0))
        try scene.tick(2)
        scene.forgetEvents()
        return scene
    }

    private func expectQuiet(
        _ scene: inout PlanningScene, _ seconds: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let decision = try scene.tick(seconds)
        #expect(decision == PlannerDecision(), sourceLocation: sourceLocation)
    }

    @Test func aNewInstanceGetsItsFirstBaseAndItsStreamOnce() throws {
        var scene = try scene()
        let first = try scene.tick(0)
        #expect(first.orders.map(\.kind).contains(.base) && first.orders.map(\.kind).contains(.stream))
        #expect(scene.live(.base) == [due(0)] && scene.live(.stream) == [stream])
        let job = try #require(scene.job(due(0)))
        #expect(job.subject == JobSubject(project: "p", instance: "i0", site: "s", repository: "r"))
        #expect(try WorkJSON.value(BasePayload.self, in: job.payload).plan == "plan0")
        try expectQuiet(&scene, 0)
        try expectQuiet(&scene, 1)
        // The next due instant while the first runs is skipped, and the one after it comes.
        try scene.start(due(0))
        try scene.tick(5)
        try scene.tick(3600)
        #expect(scene.kinds.contains(.runSkipped))
        try scene.end(due(0))
        try scene.tick(3700)
        #expect(scene.live(.base) == [])
        try scene.tick(7200)
        #expect(scene.live(.base) == [due(7200)])
    }

    /// A catalog that was lost and rebuilt does not begin with bases everywhere.
    @Test func anInstanceThatHasBasesIsNotBegunAnew() throws {
        var scene = try scene()
        var update = InstanceFactsUpdate(repository: "r")
        update.base = ReportedBase(
            id: "b", convergence: Fixture.at(-60), startedAt: Fixture.at(-70), finishedAt: nil, tables: 1, rows: 1,
            rawBytes: 1, storedBytes: 1)
        scene.say(update)
        try scene.tick(10)
        #expect(scene.live(.base) == [])
        try scene.tick(3600)
        #expect(scene.live(.base) == [due(3600)])
    }

    /// Somebody has a base made and then binds a plan: that base is the first, and no other follows at its heels.
    @Test func aBaseThatIsBeingMadeIsTheFirst() throws {
        var scene = try scene()
        scene.askForBase("own")
        let bound = try scene.tick(1)
        #expect(bound.orders.map(\.kind).contains(.stream) && scene.live(.base) == ["own"])
        try scene.start("own")
        try scene.tick(100)
        // The stream looks before the base is complete, and tells of it afterwards.
        var base = InstanceFactsUpdate(repository: "r")
        base.lookedAt = Fixture.at(110)
        base.run = "one"
        base.bases = [
            ReportedBase(
                id: "b", convergence: Fixture.at(105), startedAt: Fixture.at(100), finishedAt: Fixture.at(109),
                tables: 1,
                rows: 1, rawBytes: 1, storedBytes: 1)
        ]
        base.spans = [ReportedSpan(start: Fixture.at(105), end: Fixture.at(110), isOpen: true, run: "one")]
        var stream = InstanceFactsUpdate(repository: "r")
        stream.lookedAt = Fixture.at(108)
        stream.run = "one"
        stream.bases = []
        stream.spans = []
        stream.isStreaming = true
        scene.snapshot.now = Fixture.at(111)
        scene.say(base)
        try scene.end("own")
        scene.say(stream)
        try scene.tick(112)
        try scene.tick(113)
        #expect(scene.live(.base) == [] && scene.kinds == [])
        try scene.tick(3600)
        #expect(scene.live(.base) == [due(3600)])
    }

    /// One that fails, or that nobody takes, does not stand in the plan's way.
    @Test func aBaseThatIsNotMadeIsNotTheFirst() throws {
        var failing = try scene()
        failing.askForBase("own")
        try failing.start("own")
        try failing.tick(1)
        try failing.end("own", .failed(JobFailure(code: .checkUnmet, message: "m", hint: "h")))
        try failing.tick(2)
        #expect(failing.live(.base) == [due(2)])
        var waiting = try scene()
        waiting.askForBase("own")
        try waiting.tick(59)
        #expect(waiting.live(.base) == ["own"])
        try waiting.tick(60)
        #expect(waiting.live(.base).count == 2)
    }

    @Test func missedRunsHappenOnceLateAndAreTold() throws {
        var scene = try settled()
        let decision = try scene.tick(4 * 3600 + 1200)
        #expect(scene.live(.base) == [due(4 * 3600)])
        let missed = try #require(decision.events.first { $0.kind == .runMissed })
        #expect(missed.details["count"] == "4" && missed.instance == "i0" && missed.details["purpose"] == "base")
        #expect(decision.events.contains { $0.kind == .runLate })
        scene.forgetEvents()
        try expectQuiet(&scene, 4 * 3600 + 1201)
    }

    @Test func aRunThatDoesNotStartIsTold() throws {
        var scene = try settled { $0.alerts.overdue = TimeSpan(seconds: 600) }
        try scene.tick(3600)
        try scene.tick(3600 + 599)
        #expect(scene.kinds == [])
        try scene.tick(3600 + 600)
        #expect(scene.kinds == [.runNotStarted])
        let memory = scene.snapshot.schedules["base/i0"]?.value
        #expect(memory?.notStarted == Fixture.at(3600))
        try scene.start(due(3600))
        try scene.tick(3600 + 900)
        #expect(scene.kinds == [.runNotStarted, .runStartedLate])
        #expect(scene.snapshot.schedules["base/i0"]?.value?.notStarted == nil)
    }

    /// A run that waits for a worker when its window shuts is taken back, and is the same job when it opens again.
    @Test func whatWaitsIsWithdrawnWithTheWindowAndOrderedAgain() throws {
        var scene = try settled { $0.window = try? RunWindow(parsing: "08:00-10:00") }
        try scene.tick(3600)
        let id = try #require(scene.job(due(3600))?.id)
        let shut = try scene.tick(7200)
        #expect(shut.withdrawals == [id] && scene.job(due(3600))?.state == .cancelled)
        try scene.tick(7300)
        #expect(scene.live(.base) == [])
        let open = try scene.tick(86_400)
        #expect(open.resumes.contains(id) && scene.job(due(3600))?.state == .queued)
        // It runs, and its end is heard.
        try scene.start(due(3600))
        try scene.tick(86_401)
        try scene.end(due(3600))
        try scene.tick(86_402)
        #expect(scene.snapshot.schedules["base/i0"]?.value?.state.active == nil)
    }

    /// A job that was begun in the moment its window shut is not withdrawn: it is held.
    @Test func whatHasBegunIsHeld() throws {
        var scene = try settled { $0.window = try? RunWindow(parsing: "08:00-10:00") }
        try scene.tick(3600)
        try scene.start(due(3600))
        let decision = try scene.tick(7200)
        #expect(decision.withdrawals.isEmpty && decision.events.map(\.kind).contains(.runHeld))
        try scene.tick(86_400)
        #expect(scene.kinds.contains(.runResumed) && scene.job(due(3600))?.state == .running)
    }

    @Test func aBaseIsFollowedByPruneCopiesAndEverySoManyByADrill() throws {
        var scene = try scene {
            $0.retention = RetentionPolicy(rules: [.last(3)])
            $0.copies = [try? ResourceName(parsing: "offsite")].compactMap { $0 }
            $0.drills.afterBases = 2
        }
        for run in 0..<4 {
            let at = Double(run) * 3600
            try scene.tick(at)
            try scene.start(due(at))
            try scene.tick(at + 1)
            try scene.end(due(at))
            try scene.tick(at + 2)
            try scene.tick(at + 3)
        }
        let count = { (prefix: String) in scene.ordered.filter { $0.hasPrefix(prefix) }.count }
        #expect(count("prune/i0/r/") == 4 && count("prune/i0/r2/") == 4 && count("copy/i0/r2/") == 4)
        #expect(count("drill/i0/after/") == 2)
        let copy = try #require(scene.snapshot.known.values.first { $0.kind == .copy })
        #expect(copy.subject.repository == "r" && copy.subject.secondRepository == "r2")
        #expect(Set(scene.ordered).count == scene.ordered.count)
    }

    /// A base that failed is followed by nothing, and the next comes when it is due.
    @Test func aBaseThatFailedIsFollowedByNothing() throws {
        var scene = try scene { $0.retention = RetentionPolicy(rules: [.last(3)]) }
        try scene.tick(0)
        try scene.start(due(0))
        try scene.tick(1)
        try scene.end(due(0), .failed(JobFailure(code: .checkUnmet, message: "m", hint: "h")))
        try scene.tick(2)
        #expect(scene.live(.prune) == [] && scene.live(.base) == [])
        try scene.tick(3600)
        #expect(scene.live(.base) == [due(3600)])
    }

    /// Without rules everything is kept, and nothing is pruned.
    @Test func withoutRulesNothingIsPruned() throws {
        let scene = try settled()
        #expect(!scene.ordered.contains { $0.hasPrefix("prune/") })
    }

    @Test func aStreamIsThereExactlyWhileItIsWanted() throws {
        var scene = try settled()
        try scene.start(stream)
        try scene.add(try WorkFixture.plan { $0.streamsLog = false }, id: "plan0")
        let off = try scene.tick(10)
        #expect(off.cancels.count == 1 && scene.job(stream)?.isCancelWanted == true)
        let next = try scene.tick(11)
        #expect(next.cancels.isEmpty)
        try scene.end(stream, .released)
        #expect(scene.job(stream)?.state == .cancelled)
        try expectQuiet(&scene, 12)
        try scene.add(try WorkFixture.plan(), id: "plan0")
        try scene.tick(13)
        #expect(scene.job(stream)?.state == .queued && scene.live(.stream) == [stream])
    }

    @Test func aStreamThatMovesHasOneRepository() throws {
        var scene = try settled()
        try scene.start(stream)
        try scene.add(
            try WorkFixture.plan { plan in
                if let name = try? ResourceName(parsing: "offsite") { plan.repository = name }
            }, id: "plan0")
        try scene.tick(10)
        #expect(scene.job(stream)?.isCancelWanted == true)
        #expect(scene.live(.stream) == [stream, "stream/i0/r2/s"])
        // The chooser never runs two streams of an instance; when the old one has ended there is one.
        try scene.end(stream, .released)
        try scene.tick(11)
        #expect(scene.live(.stream) == ["stream/i0/r2/s"])
    }

    /// A stream that failed for good is begun anew after a while: the plan still wants it.
    @Test func aStreamThatFailedIsBegunAnew() throws {
        var scene = try settled()
        try scene.start(stream)
        try scene.end(stream, .failed(JobFailure(code: ErrorCode("instance.mismatch"), message: "m", hint: "h")))
        #expect(scene.job(stream)?.state == .failed)
        try scene.tick(300)
        #expect(scene.job(stream)?.state == .failed)
        try scene.tick(603)
        #expect(scene.job(stream)?.state == .queued)
    }

    /// A gap begins a run of the log in which nothing can be restored: one base out of turn, once.
    @Test func aGapIsAnsweredWithABaseOutOfTurn() throws {
        var scene = try settled()
        var update = InstanceFactsUpdate(repository: "r")
        update.run = "one"
        update.isStreaming = true
        update.spans = [
            ReportedSpan(start: Fixture.at(1), end: Fixture.at(5), isOpen: true, run: "one")
        ]
        scene.say(update)
        let before = try scene.tick(10)
        #expect(before.orders.isEmpty)
        update.run = "two"
        scene.say(update)
        let decision = try scene.tick(11)
        #expect(decision.orders.map(\.key) == ["base/i0/run/two"])
        #expect(decision.events.map(\.kind) == [.baseOutOfTurn])
        try expectQuiet(&scene, 12)
        // It fails at once: it is not ordered again and again.
        try scene.start("base/i0/run/two")
        try scene.end("base/i0/run/two", .failed(JobFailure(code: .checkUnmet, message: "m", hint: "h")))
        let after = try scene.tick(13)
        #expect(after.orders.isEmpty)
    }

    @Test func noPlanOrSeveralAreToldOnce() throws {
        var scene = try PlanningScene([])
        try scene.tick(10)
        // It was just added: whoever did so will bind it.
        #expect(scene.kinds == [])
        try scene.tick(61)
        try scene.tick(62)
        #expect(scene.kinds == [.instanceUnprotected])
        try scene.add(try WorkFixture.plan("a"), id: "a")
        try scene.tick(63)
        #expect(scene.kinds == [.instanceUnprotected, .instanceProtected])
        let followed = scene.live(.stream)
        try scene.add(try WorkFixture.plan("b") { $0.streamsLog = false }, id: "b")
        try scene.tick(64)
        #expect(scene.kinds.last == .instanceUnprotected && scene.events.last?.details["plans"] == "a, b")
        // The plan it has followed goes on.
        #expect(scene.live(.stream) == followed)
        scene.snapshot.plans = []
        try scene.tick(65)
        #expect(scene.job(followed[0])?.state == .cancelled)
        #expect(scene.snapshot.schedules.isEmpty)
    }

    @Test func newDatabasesAreTold() throws {
        var scene = try settled()
        var update = InstanceFactsUpdate(repository: "r")
        update.databases = ["shop"]
        scene.say(update)
        try scene.tick(10)
        #expect(scene.kinds == [])
        update.databases = ["shop", "crm"]
        scene.say(update)
        try scene.tick(11)
        try scene.tick(12)
        #expect(scene.kinds == [.databaseNew] && scene.events.last?.details["database"] == "crm")
        // One that goes and comes again is new.
        update.databases = ["shop"]
        scene.say(update)
        try scene.tick(13)
        update.databases = ["shop", "crm"]
        scene.say(update)
        try scene.tick(14)
        #expect(scene.kinds == [.databaseNew, .databaseNew])
    }

    @Test func anExceededRPOIsToldAndItsReturn() throws {
        var scene = try settled { $0.alerts.rpo = TimeSpan(seconds: 30) }
        scene.snapshot.now = Fixture.at(100)
        var update = InstanceFactsUpdate(repository: "r")
        update.through = Fixture.at(99)
        update.sourceTime = Fixture.at(100)
        update.isStreaming = true
        scene.say(update)
        try scene.tick(101)
        try scene.tick(129)
        #expect(scene.kinds == [])
        try scene.tick(130)
        try scene.tick(140)
        #expect(scene.kinds == [.rpoExceeded])
        update.through = Fixture.at(139)
        update.sourceTime = Fixture.at(140)
        scene.say(update)
        try scene.tick(141)
        #expect(scene.kinds == [.rpoExceeded, .rpoBack])
    }

    /// Without its repository a plan cannot be met: that is told, nothing is ordered, and when it is there nothing is lost.
    @Test func aPlanWithoutItsRepositoryIsTold() throws {
        var scene = try scene()
        let repositories = scene.snapshot.repositories
        scene.snapshot.repositories = []
        try scene.tick(0)
        try scene.tick(1)
        #expect(scene.kinds == [.planUnmet] && scene.ordered.isEmpty)
        scene.snapshot.repositories = repositories
        try scene.tick(2)
        #expect(scene.kinds == [.planUnmet, .planMet] && scene.live(.base).count == 1)
    }

    @Test func logsAreMergedDailyAndTheCatalogIsExportedHourly() throws {
        var scene = try settled()
        let exports = { scene.ordered.filter { $0.hasPrefix("export/") } }
        let merges = { scene.ordered.filter { $0.hasPrefix("merge/") } }
        #expect(exports().count == 1 && exports()[0].hasPrefix("export/r/") && merges().isEmpty)
        // While one is under way no other is ordered.
        try scene.tick(3600)
        #expect(exports().count == 1)
        try scene.start(exports()[0])
        try scene.end(exports()[0])
        try scene.tick(3601)
        try scene.tick(3602)
        #expect(exports().count == 2)
        // Fixture's zero is 08:00; logs are merged from 04:00 on.
        try scene.tick(19 * 3600)
        #expect(merges().isEmpty)
        try scene.tick(20 * 3600)
        try scene.tick(21 * 3600)
        #expect(merges().count == 1)
        // Where a repository is marked, the catalog goes there and nowhere else.
        scene.snapshot.repositories[1].holdsCatalog = true
        try scene.tick(22 * 3600)
        #expect(exports().last?.hasPrefix("export/r2/") == true)
    }

    @Test func drillsComeByTheirCycle() throws {
        var scene = try settled { $0.drills.cycle = Cycle(.hours(2, from: TimeOfDay(minutes: 0))) }
        #expect(scene.live(.drill) == [])
        try scene.tick(7200)
        let key = "drill/i0/\(Fixture.at(7200).microseconds)"
        #expect(scene.live(.drill) == [key])
        try scene.add(try WorkFixture.plan(), id: "plan0")
        try scene.tick(7201)
        #expect(scene.snapshot.schedules["drill/i0"] == nil)
    }

    /// Two servers that plan from one state come to one answer.
    @Test func decisionsDependOnTheStateAlone() throws {
        var scene = try PlanningScene([try WorkFixture.plan()], instances: 30)
        for second in [0, 30, 3600, 3601, 90_000.0] {
            let state = scene.snapshot
            var at = state
            at.now = Fixture.at(second)
            let first = try Planning.decide(at)
            #expect(try Planning.decide(at) == first)
            try scene.tick(second)
        }
    }

    /// What is remembered of instances and repositories that are gone is forgotten.
    @Test func whatIsGoneIsForgotten() throws {
        var scene = try settled()
        #expect(scene.snapshot.schedules["base/i0"] != nil)
        scene.snapshot.instances = []
        scene.snapshot.repositories = []
        try scene.tick(10)
        #expect(scene.job(stream)?.state == .cancelled)
        #expect(scene.snapshot.schedules.isEmpty && scene.snapshot.watches.isEmpty && scene.snapshot.upkeeps.isEmpty)
        try expectQuiet(&scene, 11)
    }
}
