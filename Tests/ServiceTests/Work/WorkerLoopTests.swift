import APIModel
import Core
import Engine
import Service
import Synchronization
import Testing

/// A worker's loop against a service that does what the test says.
@Suite struct WorkerLoopTests {
    /// A heartbeat every 40 ms; a job stops itself 800 ms after the last one that was answered.
    private var terms: LeaseTerms {
        var terms = LeaseTerms()
        terms.beatSeconds = 0.04
        terms.stopAfter = 0.8
        terms.seconds = 1.2
        terms.pollSeconds = 0.05
        return terms
    }

    private static func job(_ id: String, _ kind: JobKind = .base) -> JobAssignment {
        JobAssignment(job: id, lease: 1, kind: kind.rawValue)
    }

    /// Runs a worker while `body` looks at it, then stops it.
    private func working(
        _ source: ScriptedSource, _ runner: GatedRunner, slots: Int = 2, streams: Int = 2,
        patience: WorkerPatience = WorkerPatience(), notes: NoteBook = NoteBook(),
        _ body: (WorkerLoop) async throws -> Void
    ) async throws {
        let offer = WorkerOffer(worker: WorkerID("w"), sites: ["s"], slots: slots, streams: streams)
        let loop = WorkerLoop(
            source: source, runner: runner, offer: offer, terms: terms, patience: patience,
            say: { notes.add($0) })
        let running = Task { try await loop.run() }
        do {
            try await body(loop)
        } catch {
            running.cancel()
            runner.openAll()
            throw error
        }
        running.cancel()
        try await running.value
    }

    @Test func takesJobsUpToItsSlotsAndTellsOfTheirEnds() async throws {
        let source = ScriptedSource()
        let runner = GatedRunner()
        runner.fail("b", TidemarkError(.checkUnmet, "unmet", hint: "mend"))
        try await working(source, runner, slots: 2, streams: 1) { _ in
            await source.change { $0.waiting = [Self.job("a"), Self.job("b"), Self.job("c"), Self.job("d")] }
            // Two slots, a stream's, and the one that only the service knows to give to a restore.
            try await eventually("jobs started") { runner.started.count == 4 }
            #expect(await source.hellos.first?.worker == "w")
            runner.open("a")
            runner.open("b")
            try await eventually("two ends") { await source.ends.count == 2 }
            let ends = await source.ends
            #expect(ends.contains(.init(job: "a", outcome: .succeeded)))
            let failure = JobFailure(code: .checkUnmet, message: "unmet", hint: "mend")
            #expect(ends.contains(.init(job: "b", outcome: .failed(failure))))
        }
    }

    /// More than there is room for is not asked for.
    @Test func asksForNoMoreThanItHasRoomFor() async throws {
        let source = ScriptedSource((0..<10).map { Self.job("j\($0)") })
        let runner = GatedRunner()
        try await working(source, runner, slots: 3, streams: 0) { _ in
            try await eventually("jobs started") { runner.started.count >= 4 }
            let claims = await source.calls["claim"] ?? 0
            try await eventually("it waits") { await source.calls["wait"] ?? 0 >= 2 }
            #expect(runner.started.count == 4)
            // With the slot above the others taken there is nothing to ask for.
            #expect(await source.calls["claim"] ?? 0 == claims)
        }
    }

    @Test func givesItsJobsBackWhenItStops() async throws {
        let source = ScriptedSource([Self.job("a"), Self.job("s", .stream)])
        let runner = GatedRunner()
        try await working(source, runner) { _ in
            try await eventually("jobs started") { runner.started.count == 2 }
        }
        #expect(Set(runner.cancelled) == ["a", "s"])
        let ends = await source.ends
        #expect(ends.count == 2 && ends.allSatisfy { $0.outcome == .released })
    }

    @Test func stopsACancelledJobInGoodOrder() async throws {
        let source = ScriptedSource([Self.job("a"), Self.job("b")])
        let runner = GatedRunner()
        try await working(source, runner) { _ in
            try await eventually("jobs started") { runner.started.count == 2 }
            await source.change { $0.orders["a"] = .stop }
            try await eventually("the end") { await source.ends == [.init(job: "a", outcome: .released)] }
            #expect(runner.cancelled == ["a"])
            // The other goes on.
            let beats = await source.beats["b"] ?? 0
            try await eventually("heartbeats go on") { await source.beats["b"] ?? 0 > beats + 2 }
            #expect(runner.ended == ["a"])
        }
    }

    /// A stream that ends when it is told to returns as if it were done.
    @Test func aStreamIsNeverDone() async throws {
        let source = ScriptedSource([Self.job("s", .stream)])
        let runner = GatedRunner()
        try await working(source, runner) { _ in
            try await eventually("it started") { runner.started == ["s"] }
            runner.open("s")
            try await eventually("the end") { await source.ends == [.init(job: "s", outcome: .released)] }
        }
    }

    /// Without answers to its heartbeats it stops its jobs by itself and says nothing more for them.
    @Test func fencesItself() async throws {
        let source = ScriptedSource([Self.job("a")])
        let runner = GatedRunner()
        let notes = NoteBook()
        try await working(source, runner, notes: notes) { loop in
            try await eventually("it started and lives") {
                let beats = await source.beats["a"] ?? 0
                return runner.started == ["a"] && beats > 1
            }
            await source.change { $0.failing = ["heartbeats"] }
            try await eventually("it stopped by itself") { runner.cancelled == ["a"] }
            try await eventually("its slot is free") { await loop.count == 0 }
            await source.change { $0.failing = [] }
            #expect(notes.list.contains(.lost(JobID("a"))))
        }
        #expect(await source.ends.isEmpty)
    }

    @Test func aJobThatIsAnothersIsLeftAlone() async throws {
        let source = ScriptedSource([Self.job("a"), Self.job("b")])
        let runner = GatedRunner()
        try await working(source, runner) { _ in
            try await eventually("jobs started") { runner.started.count == 2 }
            await source.change { $0.orders["a"] = .lost }
            try await eventually("it is stopped") { runner.cancelled == ["a"] }
            runner.open("b")
            try await eventually("the other ends") { await source.ends.count == 1 }
        }
        #expect(await source.ends == [.init(job: "b", outcome: .succeeded)])
    }

    /// A call that never answers keeps no later heartbeat from being sent.
    @Test func aHeartbeatThatHangsIsGivenUp() async throws {
        let source = ScriptedSource([Self.job("a")])
        await source.change { $0.hanging = 2 }
        let runner = GatedRunner()
        try await working(source, runner) { _ in
            try await eventually("two calls hang") { await source.calls["hung"] == 2 }
            try await eventually("others are answered") { await source.beats["a"] ?? 0 >= 3 }
            #expect(runner.cancelled.isEmpty)
            runner.open("a")
            try await eventually("the end") { await source.ends == [.init(job: "a", outcome: .succeeded)] }
        }
    }

    /// Neither the worker's end nor the other jobs wait for a job that does not listen.
    @Test func aJobThatDoesNotListenBlocksNobody() async throws {
        let source = ScriptedSource([Self.job("a")])
        let runner = GatedRunner()
        runner.deafen("a")
        let notes = NoteBook()
        var patience = WorkerPatience()
        patience.stopSeconds = 0.1
        patience.drainSeconds = 0.2
        try await working(source, runner, slots: 1, streams: 0, patience: patience, notes: notes) { loop in
            try await eventually("it started") { runner.started == ["a"] }
            await source.change { $0.orders["a"] = .stop }
            try await eventually("it is given up") { notes.list.contains(.stuck(JobID("a"))) }
            let beats = await source.beats["a"] ?? 0
            // Its slot stays taken, which the service does not know: it is taken off the offer.
            await source.change { $0.waiting = [Self.job("b")] }
            try await eventually("another is begun") { runner.started.contains("b") }
            #expect(await source.offers.last?.slots == 0)
            #expect(await source.beats["a"] ?? 0 <= beats + 1)
            #expect(await loop.count == 2)
        }
        #expect(runner.ended == ["b"])
        #expect(await source.ends == [.init(job: "b", outcome: .released)])
        runner.openAll()
        try await eventually("it ends at last") { runner.ended.count == 2 }
        #expect(await source.ends.count == 1)
    }

    @Test func tellsTheEndUntilItIsHeardAfterTheLastWords() async throws {
        let source = ScriptedSource([Self.job("a")])
        await source.change { $0.failing = ["finish", "report"] }
        let runner = GatedRunner()
        runner.say("a", "last words")
        try await working(source, runner) { _ in
            try await eventually("it started") { runner.started == ["a"] }
            runner.open("a")
            try await eventually("it was tried") { await source.calls["report"] ?? 0 >= 1 }
            await source.change { $0.failing = ["finish"] }
            try await eventually("it was tried") { await source.calls["finish"] ?? 0 >= 2 }
            await source.change { $0.failing = [] }
            try await eventually("the end") { await source.ends == [.init(job: "a", outcome: .succeeded)] }
            #expect(await source.lines == ["last words"])
        }
    }

    /// A worker that the service cannot hear yet goes on saying that it is there; one that is refused ends.
    @Test func registersUntilItIsHeard() async throws {
        let source = ScriptedSource([Self.job("a")])
        await source.change { $0.failing = ["register"] }
        let runner = GatedRunner()
        try await working(source, runner) { _ in
            try await eventually("it was tried") { await source.calls["register"] ?? 0 >= 2 }
            #expect(runner.started.isEmpty)
            await source.change { $0.failing = [] }
            try await eventually("it works") { runner.started == ["a"] }
        }
    }
}

/// What a loop said.
final class NoteBook: Sendable {
    private let notes = Mutex<[WorkerNote]>([])

    var list: [WorkerNote] { notes.withLock { $0 } }
    func add(_ note: WorkerNote) { notes.withLock { $0.append(note) } }
}
