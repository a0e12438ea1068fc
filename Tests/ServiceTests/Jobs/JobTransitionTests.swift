import Core
import Service
import Testing

@Suite struct JobTransitionTests {
    private let terms = LeaseTerms()
    private let worker = WorkerID("w")

    private func running(_ kind: JobKind = .base, maximumTries: Int? = nil) throws -> Job {
        var job = Fixture.job("j", kind, maximumTries: maximumTries)
        #expect(try job.claim(by: worker, at: Fixture.at(0), terms: terms))
        return job
    }

    @Test func claimTakesAQueuedJobOnce() throws {
        var job = try running()
        #expect(job.state == .running && job.lease == 1 && job.worker == worker)
        #expect(job.leaseUntil == Fixture.at(terms.seconds))
        #expect(throws: TidemarkError(.jobState, "", hint: "")) {
            _ = try job.claim(by: WorkerID("other"), at: Fixture.at(terms.seconds - 0.001), terms: terms)
        }
        #expect(try job.claim(by: WorkerID("other"), at: Fixture.at(terms.seconds), terms: terms))
        #expect(job.lease == 2 && job.losses == 1)
    }

    @Test func anOldLeaseWritesNothing() throws {
        var job = try running()
        _ = try job.claim(by: WorkerID("other"), at: Fixture.at(60), terms: terms)
        let before = job
        #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
            _ = try job.heartbeat(lease: 1, at: Fixture.at(61), terms: terms)
        }
        #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
            try job.finish(lease: 1, .succeeded, at: Fixture.at(61), terms: terms, random: 0)
        }
        #expect(job == before)
    }

    @Test func aHeartbeatNeverShortensALease() throws {
        var job = try running()
        _ = try job.heartbeat(lease: 1, at: Fixture.at(10), terms: terms)
        // The catalog's clock was set back.
        _ = try job.heartbeat(lease: 1, at: Fixture.at(-100), terms: terms)
        #expect(job.leaseUntil == Fixture.at(10 + terms.seconds))
    }

    /// What was on its way for too long must not bring a job back whose place was given to another.
    @Test func aHeartbeatBehindTheLeaseComesTooLate() throws {
        var job = try running()
        #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
            _ = try job.heartbeat(lease: 1, at: Fixture.at(terms.seconds), terms: terms)
        }
        // The end of a run gives a place back, and may come late.
        try job.finish(lease: 1, .succeeded, at: Fixture.at(terms.seconds + 1), terms: terms, random: 0)
        #expect(job.state == .succeeded)
    }

    @Test func whatMayPassIsTriedAgainLaterEachTime() throws {
        var job = try running(maximumTries: 3)
        try job.finish(lease: 1, Fixture.failure("source.unreachable"), at: Fixture.at(1), terms: terms, random: 0.999)
        #expect(job.state == .waiting && job.tries == 1)
        let first = job.notBefore.seconds(since: Fixture.at(1))
        #expect(first > 4.9 && first <= 5)
        #expect(!job.isClaimable(at: Fixture.at(2)) && job.isClaimable(at: job.notBefore))
        _ = try job.claim(by: worker, at: Fixture.at(10), terms: terms)
        try job.finish(lease: 2, Fixture.failure("source.unreachable"), at: Fixture.at(11), terms: terms, random: 0)
        #expect(job.notBefore.seconds(since: Fixture.at(11)) == 5)
        _ = try job.claim(by: worker, at: Fixture.at(20), terms: terms)
        try job.finish(lease: 3, Fixture.failure("source.unreachable"), at: Fixture.at(21), terms: terms, random: 0)
        #expect(job.state == .failed && job.tries == 3 && job.endedAt == Fixture.at(21))
    }

    @Test func aSteadyRunBeginsANewRow() throws {
        var job = try running(maximumTries: 2)
        try job.finish(lease: 1, Fixture.failure("store.unavailable"), at: Fixture.at(1), terms: terms, random: 0)
        _ = try job.claim(by: worker, at: Fixture.at(100), terms: terms)
        try job.finish(
            lease: 2, Fixture.failure("store.unavailable"), at: Fixture.at(100 + terms.steadySeconds), terms: terms,
            random: 0)
        #expect(job.state == .waiting && job.tries == 1)
    }

    @Test func whatWillNotPassFailsAtOnce() throws {
        var job = try running()
        try job.finish(lease: 1, Fixture.failure("instance.mismatch"), at: Fixture.at(1), terms: terms, random: 0)
        #expect(job.state == .failed && job.failure?.code == ErrorCode("instance.mismatch"))
    }

    @Test func aStreamGoesOnTrying() throws {
        var job = try running(.stream)
        for number in 1...50 {
            let time = Double(number) * 10_000
            if number > 1 { _ = try job.claim(by: worker, at: Fixture.at(time), terms: terms) }
            try job.finish(
                lease: Int64(number), Fixture.failure("source.authentication"), at: Fixture.at(time + 1), terms: terms,
                random: 0.5)
            #expect(job.state == .waiting)
            #expect(job.notBefore.seconds(since: Fixture.at(time + 1)) <= 3600)
        }
    }

    @Test func aReleasedJobIsQueuedWithoutAFailedTry() throws {
        var job = try running()
        try job.finish(lease: 1, .released, at: Fixture.at(1), terms: terms, random: 0)
        #expect(job.state == .queued && job.tries == 0 && job.leaseUntil == nil && job.isClaimable(at: Fixture.at(1)))
    }

    @Test(arguments: [JobState.queued, .waiting])
    func cancellingWhatDoesNotRunEndsIt(_ state: JobState) throws {
        var job = Fixture.job("j", .base)
        if state == .waiting {
            _ = try job.claim(by: worker, at: Fixture.at(0), terms: terms)
            try job.finish(lease: 1, Fixture.failure("store.full"), at: Fixture.at(1), terms: terms, random: 0)
        }
        #expect(job.state == state)
        job.cancel(at: Fixture.at(2))
        #expect(job.state == .cancelled && job.endedAt == Fixture.at(2))
    }

    @Test func cancellingWhatRunsTellsTheWorker() throws {
        var job = try running()
        job.cancel(at: Fixture.at(1))
        #expect(job.state == .running)
        #expect(try job.heartbeat(lease: 1, at: Fixture.at(2), terms: terms) == .stop)
        try job.finish(lease: 1, .released, at: Fixture.at(3), terms: terms, random: 0)
        #expect(job.state == .cancelled)
    }

    @Test func aJobThatSucceedsBeforeItHearsOfTheCancelHasSucceeded() throws {
        var job = try running()
        job.cancel(at: Fixture.at(1))
        try job.finish(lease: 1, .succeeded, at: Fixture.at(3), terms: terms, random: 0)
        #expect(job.state == .succeeded)
    }

    @Test func aLostJobThatWasCancelledIsNotRunAgain() throws {
        var job = try running()
        job.cancel(at: Fixture.at(1))
        #expect(try job.claim(by: worker, at: Fixture.at(100), terms: terms) == false)
        #expect(job.state == .cancelled)
    }

    @Test func aJobThatKillsItsWorkersEnds() throws {
        var job = try running()
        var runs = 1
        while try job.claim(by: worker, at: Fixture.at(Double(runs) * 100), terms: terms) { runs += 1 }
        #expect(runs == terms.maximumLosses + 1)
        #expect(job.state == .failed && job.failure?.code == .jobAbandoned)
    }

    @Test func resumeQueuesWhatFailedWasCancelledOrWaits() throws {
        var job = try running()
        try job.finish(lease: 1, Fixture.failure("usage.invalid"), at: Fixture.at(1), terms: terms, random: 0)
        try job.resume(at: Fixture.at(2))
        #expect(job.state == .queued && job.tries == 0 && job.endedAt == nil)
        job.cancel(at: Fixture.at(3))
        try job.resume(at: Fixture.at(4))
        #expect(job.state == .queued && !job.isCancelWanted)
        #expect(throws: TidemarkError(.jobState, "", hint: "")) { try job.resume(at: Fixture.at(5)) }
    }
}
