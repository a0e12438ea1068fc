import Core
import Service
import TestKit
import Testing

@Suite struct JobModelTests {
    /// Six fleets of workers that die, stall and lose messages while the catalog's clock jumps; every promise is checked after
    /// every moment.
    @Test func promisesHoldWhateverHappensToWorkers() {
        var seeds = SeededGenerator(label: "job model")
        for round in 0..<6 {
            var model = JobModel(random: seeds.fork())
            for _ in 0..<4 { model.addWorker() }
            for _ in 0..<2 { model.addKeeper() }
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

    /// A dead worker's job runs elsewhere within 30 s, for every moment of its death, whenever others look.
    @Test func aDeadWorkersJobIsTakenOverInTime() throws {
        let terms = LeaseTerms()
        for phase in stride(from: 0.0, to: terms.lookSeconds, by: 0.25) {
            for death in stride(from: 0.0, through: terms.beatSeconds, by: 0.25) {
                var job = Fixture.job("j", .base)
                try job.claim(by: WorkerID("one"), at: Fixture.at(0))
                var watch = LeaseWatch(terms: terms)
                var isAlive = true
                var moment = phase
                while job.state == .running {
                    if isAlive, moment >= death {
                        // The last heartbeat arrives just when the worker dies, at the latest.
                        _ = try job.heartbeat(lease: 1, at: Fixture.at(death))
                        isAlive = false
                    }
                    let signs = [try #require(job.leaseSign)]
                    for sign in watch.look(at: signs, began: moment, ended: moment) {
                        _ = job.lose(sign, at: Fixture.at(moment), terms: terms)
                    }
                    moment += terms.lookSeconds
                }
                #expect(job.isClaimable(at: Fixture.at(0)))
                #expect(moment - terms.lookSeconds - death >= terms.stopAfter)
                #expect(moment - terms.lookSeconds + terms.pollSeconds - death <= 30)
            }
        }
    }
}
