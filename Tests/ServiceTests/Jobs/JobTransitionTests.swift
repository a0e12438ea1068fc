import Core
import Service
import Testing

@Suite struct JobTransitionTests {
    private let terms = LeaseTerms()
    private let worker = WorkerID("w")

    private func running(_ kind: JobKind = .base, maximumTries: Int? = nil) throws -> Job {
        var job = Fixture.job("j", kind, maximumTries: maximumTries)
        try job.claim(by: worker, at: Fixture.at(0))
        return job
    }

    /// The job's worker was silent for too long.
    private func lose(_ job: inout Job, at seconds: Double) throws {
        let sign = try #require(job.leaseSign)
        let isLost = job.lose(sign, at: Fixture.at(seconds), terms: terms)
        #expect(isLost)
    }

    @Test func claimTakesAQueuedJobOnce() throws {
        var job = try running()
        #expect(job.state == .running && job.lease == 1 && job.worker == worker && job.heardAt == Fixture.at(0))
        #expect(throws: TidemarkError(.jobState, "", hint: "")) {
            try job.claim(by: WorkerID("other"), at: Fixture.at(1_000_000))
        }
        try lose(&job, at: 20)
        #expect(job.state == .queued && job.losses == 1 && job.worker == worker)
        try job.claim(by: WorkerID("other"), at: Fixture.at(20))
        #expect(job.lease == 2 && job.worker == WorkerID("other"))
    }

    @Test func anOldLeaseWritesNothing() throws {
        var job = try running()
        for isTakenUp in [false, true] {
            if isTakenUp { try job.claim(by: WorkerID("other"), at: Fixture.at(60)) } else { try lose(&job, at: 60) }
            let before = job
            #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
                _ = try job.heartbeat(lease: 1, at: Fixture.at(61))
            }
            #expect(throws: TidemarkError(.jobLost, "", hint: "")) {
                try job.finish(lease: 1, .succeeded, at: Fixture.at(61), terms: terms, random: 0)
            }
            #expect(job == before)
        }
    }

    /// A worker that spoke between the look and its consequence keeps the job, at whatever time of day it spoke.
    @Test func aHeartbeatBehindTheLookKeepsTheJob() throws {
        var job = try running()
        let sign = try #require(job.leaseSign)
        #expect(try job.heartbeat(lease: 1, at: Fixture.at(-1000)) == .proceed)
        let before = job
        let isLost = job.lose(sign, at: Fixture.at(100_000), terms: terms)
        #expect(!isLost && job == before)
        // Nor is a later run taken for the one that was seen.
        try lose(&job, at: 1)
        try job.claim(by: worker, at: Fixture.at(2))
        #expect(job.leaseSign != sign)
    }

    @Test func aRetryWaitsNoLongerWhereTheClockIsSetBack() throws {
        var job = try running()
        try job.finish(lease: 1, Fixture.failure("store.full"), at: Fixture.at(1000), terms: terms, random: 0)
        #expect(!job.isClaimable(at: Fixture.at(1000)) && job.isClaimable(at: Fixture.at(1150)))
        #expect(job.isClaimable(at: Fixture.at(999)))
    }

    @Test func whatMayPassIsTriedAgainLaterEachTime() throws {
        var job = try running(maximumTries: 3)
        try job.finish(lease: 1, Fixture.failure("source.unreachable"), at: Fixture.at(1), terms: terms, random: 0.999)
        #expect(job.state == .waiting && job.tries == 1)
        let first = job.notBefore.seconds(since: Fixture.at(1))
        #expect(first > 4.9 && first <= 5)
        #expect(!job.isClaimable(at: Fixture.at(2)) && job.isClaimable(at: job.notBefore))
        try job.claim(by: worker, at: Fixture.at(10))
        try job.finish(lease: 2, Fixture.failure("source.unreachable"), at: Fixture.at(11), terms: terms, random: 0)
        #expect(job.notBefore.seconds(since: Fixture.at(11)) == 5)
        try job.claim(by: worker, at: Fixture.at(20))
        try job.finish(lease: 3, Fixture.failure("source.unreachable"), at: Fixture.at(21), terms: terms, random: 0)
        #expect(job.state == .failed && job.tries == 3 && job.endedAt == Fixture.at(21))
    }

    @Test func aSteadyRunBeginsANewRow() throws {
        var job = try running(maximumTries: 2)
        try job.finish(lease: 1, Fixture.failure("store.unavailable"), at: Fixture.at(1), terms: terms, random: 0)
        try job.claim(by: worker, at: Fixture.at(100))
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
            if number > 1 { try job.claim(by: worker, at: Fixture.at(time)) }
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
        #expect(job.state == .queued && job.tries == 0 && job.leaseSign == nil && job.isClaimable(at: Fixture.at(1)))
    }

    @Test(arguments: [JobState.queued, .waiting])
    func cancellingWhatDoesNotRunEndsIt(_ state: JobState) throws {
        var job = Fixture.job("j", .base)
        if state == .waiting {
            try job.claim(by: worker, at: Fixture.at(0))
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
        #expect(try job.heartbeat(lease: 1, at: Fixture.at(2)) == .stop)
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
        try lose(&job, at: 100)
        #expect(job.state == .cancelled && job.endedAt == Fixture.at(100))
    }

    @Test func aJobThatKillsItsWorkersEnds() throws {
        var job = try running()
        try lose(&job, at: 1)
        var runs = 1
        while job.state == .queued {
            try job.claim(by: worker, at: Fixture.at(Double(runs) * 100))
            try lose(&job, at: Double(runs) * 100 + 50)
            runs += 1
        }
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
