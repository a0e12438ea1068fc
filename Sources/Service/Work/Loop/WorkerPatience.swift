/// How long a worker waits for jobs that are to stop.
package struct WorkerPatience: Sendable, Hashable {
    /// Seconds after which a job that was told to stop and has not is given up: nothing more is said for it, so that its lease
    /// ends and others go on with it. Its slot stays taken until it does end.
    package var stopSeconds = 120.0
    /// Seconds that jobs have to stop in when the worker itself stops.
    package var drainSeconds = 60.0

    package init() {}
}
