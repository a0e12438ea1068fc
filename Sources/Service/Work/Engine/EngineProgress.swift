internal import APIModel
package import Core
package import Engine
internal import Synchronization

/// Makes of what the engine says what a worker reports: progress, and lines.
package final class EngineProgress: ProgressReporter {
    private struct State {
        var progress: JobProgress?
        var phaseSince = 0.0
        var held: String?
    }

    private let reporter: JobReporter
    private let clock: any TidemarkClock
    private let state = Mutex(State())
    /// Told of every word of the engine as well.
    private let listener: @Sendable (ProgressEvent) -> Void

    package init(
        _ reporter: JobReporter, clock: any TidemarkClock = SystemClock(),
        listener: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
    ) {
        self.reporter = reporter
        self.clock = clock
        self.listener = listener
    }

    package func report(_ event: ProgressEvent) {
        listener(event)
        switch event {
        case .phase(let phase):
            let now = clock.uptime()
            say { state in
                state.progress = JobProgress(phase: phase.rawValue)
                state.phaseSince = now
            }
        case .counters(let counters):
            let now = clock.uptime()
            say { state in
                guard var progress = state.progress else { return }
                progress.take(counters, seconds: now - state.phaseSince)
                // A log that is certainly stored is archived by this job and no other.
                if counters.confirmedThrough != nil { state.held = nil }
                state.progress = progress
            }
        case .planned(let report):
            reporter.note(
                "Restores base \(report.base) and the log from there, up to \(report.commitTime)"
                    + (report.resumed ? "; continued." : "."))
        case .note(let text): reporter.note(text)
        case .warning(let code, let message, let hint): reporter.warn(code, message, hint: hint)
        }
    }

    /// Why nothing is read now; nil where something is. Returns whether that is news.
    @discardableResult
    package func hold(_ reason: String?) -> Bool {
        let isNews = state.withLock { $0.held != reason }
        say { $0.held = reason }
        return isNews
    }

    private func say(_ change: (inout State) -> Void) {
        let progress = state.withLock { state in
            change(&state)
            state.progress?.held = state.held
            return state.progress
        }
        if let progress { reporter.progress(progress) }
    }
}

extension JobProgress {
    /// - Parameter seconds: since the phase began.
    mutating func take(_ counters: ProgressCounters, seconds: Double) {
        (rows, totalRows) = (counters.rows, counters.totalRows)
        (bytes, totalBytes) = (counters.bytes, counters.totalBytes)
        (tables, totalTables) = (counters.tables, counters.totalTables)
        transactions = counters.transactions
        item = counters.item
        confirmedThrough = counters.confirmedThrough
        let pairs = [
            (counters.effort, counters.totalEffort), (rows, totalRows), (bytes, totalBytes), (tables, totalTables),
        ]
        secondsLeft =
            pairs.lazy.compactMap { done, total -> Double? in
                guard let total, total > 0, done > 0, Double(done) >= Double(total) * 0.01 else { return nil }
                return done >= total ? 0 : seconds * (Double(total) - Double(done)) / Double(done)
            }.first
    }
}
