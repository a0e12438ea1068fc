/// How a worker's run of a job ended.
package enum JobOutcome: Sendable, Equatable {
    case succeeded
    case failed(JobFailure)
    /// The worker gives the job back unfinished, because it stops or was told to: no failure of the job.
    case released
}
