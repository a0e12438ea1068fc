package import Core

/// What a worker's loop has to say about itself, for its log.
package enum WorkerNote: Sendable, Equatable {
    case started(JobID, lease: Int64, kind: String)
    case ended(JobID, JobOutcome)
    /// Another worker has it, or will.
    case lost(JobID)
    /// It was told to stop and has not.
    case stuck(JobID)
    /// The run itself has ended, whatever becomes of it. One that was lost or given up may have gone on until now.
    case over(JobID, lease: Int64)
    /// A call to the service failed; it is made again.
    case failed(call: String, TidemarkError)
}
