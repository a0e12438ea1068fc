package import Core

/// What a schedule asks of the service that carries it.
package enum ScheduleAction: Hashable, Sendable {
    /// Hand a run to the job queue. The same run asked for again, after a restart, must not become a second job.
    case order(DueRun)
    /// Take a run that was handed over and has not started out of the queue: its window has shut.
    case withdraw(due: Timestamp)
    /// The window of a run has shut: it stops reading at the next chunk and keeps what it has.
    case hold(due: Timestamp)
    /// The window is open again.
    case resume(due: Timestamp)
    /// Tell people.
    case report(ScheduleReport)
}
