import APIModel
import Core
import Service
import Synchronization

/// Stands in for the engine: jobs take the time they are given, on a clock that is turned fast, and report as real ones do.
final class SimulatedRunner: JobRunner {
    /// One run of a job.
    struct Run: Sendable {
        let job: String
        let kind: String
        let instance: String?
        /// When it was due, where a plan made it.
        let due: Timestamp?
        let started: Timestamp
    }

    private struct State {
        var runs: [Run] = []
        var active: [String: Int] = [:]
        var twice: [String] = []
    }

    private let clock: any TidemarkClock
    private let seconds: @Sendable (JobAssignment) -> Double
    private let state = Mutex(State())

    /// - Parameter seconds: how long a job takes; streams run until they are told to stop.
    init(clock: any TidemarkClock, seconds: @escaping @Sendable (JobAssignment) -> Double) {
        self.clock = clock
        self.seconds = seconds
    }

    var runs: [Run] { state.withLock { $0.runs } }
    /// Jobs that ran twice at once.
    var twice: [String] { state.withLock { $0.twice } }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let payload: BasePayload = try assignment.readPayload()
        let now = clock.now()
        state.withLock { state in
            state.runs.append(
                Run(
                    job: assignment.job, kind: assignment.kind, instance: assignment.instance?.id, due: payload.due,
                    started: now))
            state.active[assignment.job, default: 0] += 1
            if state.active[assignment.job, default: 0] > 1 { state.twice.append(assignment.job) }
        }
        defer { state.withLock { $0.active[assignment.job, default: 1] -= 1 } }
        reporter.progress(JobProgress(phase: "read"))
        guard assignment.kind != JobKind.stream.rawValue else { return try await stream(assignment, reporter) }
        try await clock.sleep(seconds: seconds(assignment))
        guard assignment.kind == JobKind.base.rawValue, let repository = assignment.repository else { return }
        var update = InstanceFactsUpdate(repository: repository.id)
        let end = clock.now()
        update.base = ReportedBase(
            id: assignment.job, convergence: end, startedAt: now, finishedAt: end, tables: 1, rows: 1, rawBytes: 1,
            storedBytes: 1, databases: ["shop"])
        reporter.facts(update)
    }

    private func stream(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        guard let repository = assignment.repository else { return }
        while true {
            var update = InstanceFactsUpdate(repository: repository.id)
            (update.through, update.sourceTime, update.isStreaming) = (clock.now(), clock.now(), true)
            reporter.facts(update)
            try await clock.sleep(seconds: 30)
        }
    }
}
