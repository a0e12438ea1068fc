package import APIModel
internal import Core

/// A worker's view of the service: in the same process, or far away over HTTPS.
///
/// Every call may be repeated. `job.lost` says that the job is not the worker's any more; everything else that is thrown may
/// pass.
package protocol JobSource: Sendable {
    /// The worker is there. Asked for again now and then, so that others know of it while all its slots are taken.
    func register(_ worker: WorkerHello) async throws

    /// Takes at most `count` jobs, with all that is needed to run them.
    func claim(_ offer: WorkerOffer, count: Int) async throws -> [JobAssignment]

    /// The worker is alive with a job. Throws `job.lost`.
    func heartbeat(_ job: JobID, lease: Int64) async throws -> JobOrder

    /// The same for many jobs at once; one that is lost does not disturb the others.
    func heartbeats(_ beats: [LeaseBeat]) async throws -> [LeaseAnswer]

    /// Throws `job.lost`.
    func report(_ job: JobID, lease: Int64, _ report: JobReport) async throws

    /// The worker's run has ended. Throws `job.lost`.
    func finish(_ job: JobID, lease: Int64, _ outcome: JobOutcome) async throws

    /// Ends when there may be work, or after `seconds`.
    func waitForWork(atMost seconds: Double) async throws
}

extension JobSource {
    package func heartbeats(_ beats: [LeaseBeat]) async throws -> [LeaseAnswer] {
        var answers: [LeaseAnswer] = []
        for beat in beats {
            do {
                let order = try await heartbeat(JobID(beat.job), lease: beat.lease)
                answers.append(LeaseAnswer(job: beat.job, order: order == .stop ? .stop : .proceed))
            } catch let error as TidemarkError where error.code == .jobLost {
                answers.append(LeaseAnswer(job: beat.job, order: .lost))
            }
        }
        return answers
    }
}
