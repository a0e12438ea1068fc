package import Core

/// One thing a job has to say while it runs.
package enum ProgressEvent: Sendable, Equatable {
    /// A new part of the job begins; the word comes from `JobPhase`.
    case phase(JobPhase)
    /// How far the phase has come.
    case counters(ProgressCounters)
    /// Worth a line, but nothing to worry about: a table read again, a connection made again.
    case note(String)
    /// Someone should look at it: a gap in the log, a prerequisite that will hurt later.
    case warning(code: ErrorCode, message: String, hint: String)
}
