internal import APIModel
internal import Core

/// What a worker's loop knows of a job it runs.
struct RunningJob {
    /// Why it was told to stop.
    enum Stop: Equatable {
        case cancelled
        /// The worker stops.
        case drained
        /// The lease is not ours any more.
        case lost
    }

    let kind: JobKind?
    let reporter: JobReporter
    var holder: LeaseHolder
    var task: Task<Void, any Error>?
    var stop: Stop?
    /// Uptime at which it was told to stop.
    var stopSince: Double?
    /// Nothing more is said for it: it was lost or given up, and only its slot is still taken.
    var isSilent = false
    /// Its run has ended, and that is being said.
    var isEnding = false
    var isReporting = false
    var reportedAt: Double

    init(_ assignment: JobAssignment, holder: LeaseHolder, now: Double) {
        kind = JobKind(rawValue: assignment.kind)
        reporter = JobReporter()
        self.holder = holder
        reportedAt = now
    }

    /// Seconds between two reports: streams have little to say, and are many.
    var reportSeconds: Double { (kind?.isEndless ?? false) && !reporter.isUrgent ? 10 : 1 }

    /// How a run that ended is told of; nil where nothing is.
    func outcome(of result: Result<Void, any Error>) -> JobOutcome? {
        guard !isSilent else { return nil }
        switch (result, stop) {
        // A stream ends only when it is told to.
        case (.success, _): return kind?.isEndless ?? false ? .released : .succeeded
        case (.failure, _?): return .released
        case (.failure(let error as TidemarkError), nil): return .failed(JobFailure(error))
        case (.failure(is CancellationError), nil): return .released
        case (.failure(let error), nil):
            return .failed(
                JobFailure(
                    code: .internalDefect, message: "The job failed in a way nobody thought of: \(error)",
                    hint: "Report this with the job's lines."))
        }
    }
}
