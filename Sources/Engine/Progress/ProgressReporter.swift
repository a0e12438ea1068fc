/// Where a job says how far it has come. The command line draws it, tests record it.
///
/// Called from several tasks at a time and often: an implementation returns at once.
package protocol ProgressReporter: Sendable {
    func report(_ event: ProgressEvent)
}

/// Says nothing.
package struct SilentProgress: ProgressReporter {
    package init() {}
    package func report(_ event: ProgressEvent) {}
}
