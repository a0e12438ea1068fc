import Core
import Service
import TestKit
import Testing

@Suite struct JobModelTests {
    /// Six fleets of workers that die, stall and lose messages; every promise is checked after every moment.
    @Test func promisesHoldWhateverHappensToWorkers() {
        var seeds = SeededGenerator(label: "job model")
        for round in 0..<6 {
            var model = JobModel(random: seeds.fork())
            for _ in 0..<4 { model.addWorker() }
            for _ in 0..<1200 where model.problems.isEmpty { model.step() }
            #expect(model.problems == [], "round \(round)")
            #expect(model.claims > 50)
            #expect(model.takeovers > 0)
            // Then nobody disturbs any more, and everything comes to an end.
            model.isQuiet = true
            model.addWorker(everywhere: true)
            for _ in 0..<8000 where model.problems.isEmpty && model.isBusy { model.step() }
            #expect(model.problems == [], "round \(round), at the end")
            #expect(model.jobs.values.filter { !$0.state.isFinal }.map(\.id.rawValue) == [], "round \(round)")
        }
    }

    /// A dead worker's job runs elsewhere within 30 s, for every moment of its death.
    @Test func aDeadWorkersJobIsTakenOverInTime() throws {
        let terms = LeaseTerms()
        for death in stride(from: 0.0, through: terms.beatSeconds, by: 0.25) {
            var job = Fixture.job("j", .base)
            _ = try job.claim(by: WorkerID("one"), at: Fixture.at(0), terms: terms)
            // The last heartbeat arrives just when the worker dies, at the latest.
            _ = try job.heartbeat(lease: 1, at: Fixture.at(death), terms: terms)
            var moment = death
            while !job.isClaimable(at: Fixture.at(moment)) { moment += terms.pollSeconds }
            #expect(moment - death <= 30)
        }
    }
}
