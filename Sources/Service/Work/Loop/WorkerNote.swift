package import Core

/// What a worker's loop has to say about itself, for its log.
package enum WorkerNote: Sendable, Equatable {
    case started(JobID, kind: String)
    case ended(JobID, JobOutcome)
    /// Another worker has it, or will.
    case lost(JobID)
    /// It was told to stop and has not.
    case stuck(JobID)
    /// A call to the service failed; it is made again.
    case failed(call: String, TidemarkError)
}
