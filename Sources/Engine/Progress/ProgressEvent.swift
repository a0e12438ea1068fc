package import Core

/// One thing a job has to say while it runs.
package enum ProgressEvent: Sendable, Equatable {
    /// A new part of the job begins; the word comes from `JobPhase`.
    case phase(JobPhase)
    /// How far the phase has come.
    case counters(ProgressCounters)
    /// What a restore is about to do: base, cut and next transaction are decided, nothing is written yet.
    case planned(RestoreReport)
    /// Worth a line, but nothing to worry about: a table read again, a connection made again.
    case note(String)
    /// Someone should look at it: a gap in the log, a prerequisite that will hurt later.
    case warning(code: ErrorCode, message: String, hint: String)
}
