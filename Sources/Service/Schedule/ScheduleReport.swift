package import Core

/// What people are told about a schedule.
package enum ScheduleReport: Hashable, Sendable {
    /// Runs that were due while nothing looked: all of them become one, late. `count` is exact up to `Schedule.most`.
    case missed(first: Timestamp, last: Timestamp, count: Int)
    /// Runs that were due while the one before was still going: they do not happen.
    case skippedRunning(first: Timestamp, last: Timestamp, count: Int, started: Timestamp)
    /// Runs that were due while the one before still waited to start: they do not happen.
    case skippedWaiting(first: Timestamp, last: Timestamp, count: Int, waiting: Timestamp)
    /// A run could start since `ready`, and did not.
    case notStarted(due: Timestamp, ready: Timestamp)
    /// A run that did not start in time has started.
    case startedLate(due: Timestamp, started: Timestamp)
    /// The clock was set back. What has run does not run again, except where `repeats`: it went back so far that
    /// waiting for it to pass the last due instant once more would leave the instance alone.
    case clockSetBack(from: Timestamp, to: Timestamp, repeats: Bool)
}
