package import APIModel
package import Core
internal import Synchronization

/// Where a job says how far it has come. The worker's loop sends it on, at most once a second.
///
/// Called from any task, and often: it returns at once.
package final class JobReporter: Sendable {
    private struct State {
        var progress: JobProgress?
        var isProgressNew = false
        var lines: [JobReportLine] = []
        var left = 0
        var facts: InstanceFactsUpdate?
        var export: ReportedExport?
        var result: JobResult?
        var isMute = false
    }

    private let state = Mutex(State())
    /// Lines that wait to be sent; beyond them the oldest notes are left out, and how many is said.
    package static let mostLines = 1000

    package init() {}

    package func progress(_ progress: JobProgress) {
        state.withLock { state in
            guard state.progress != progress else { return }
            state.progress = progress
            state.isProgressNew = true
        }
    }

    /// Changes what was said last, if anything was.
    package func changeProgress(_ change: (inout JobProgress) -> Void) {
        state.withLock { state in
            guard var progress = state.progress else { return }
            change(&progress)
            guard progress != state.progress else { return }
            state.progress = progress
            state.isProgressNew = true
        }
    }

    package func note(_ message: String) { add(JobReportLine(level: "note", message: message)) }

    package func warn(_ code: ErrorCode, _ message: String, hint: String) {
        add(JobReportLine(level: "warning", code: code.rawValue, message: "\(message) \(hint)"))
    }

    package func error(_ error: TidemarkError) {
        add(JobReportLine(level: "error", code: error.code.rawValue, message: "\(error.message) \(error.hint)"))
    }

    package func facts(_ update: InstanceFactsUpdate) {
        state.withLock { state in
            if state.facts == nil { state.facts = update } else { state.facts?.merge(update) }
        }
    }

    /// The file of an export is whole.
    package func exported(_ file: ReportedExport) { state.withLock { $0.export = file } }

    /// What the job found out or did.
    package func result(_ result: JobResult) { state.withLock { $0.result = result } }

    /// What was said last, sent or not.
    package var latest: JobProgress? { state.withLock { $0.progress } }

    /// Facts tell of a moment and do not wait.
    var isUrgent: Bool { state.withLock { $0.facts != nil } }

    /// What has not been sent yet; nil where there is nothing, or the job is another's.
    package func take() -> JobReport? {
        state.withLock { state in
            guard !state.isMute else { return nil }
            var lines = state.lines
            if state.left > 0 {
                lines.insert(JobReportLine(level: "note", message: "\(state.left) lines were left out."), at: 0)
            }
            let report = JobReport(
                progress: state.isProgressNew ? state.progress : nil, lines: lines, facts: state.facts,
                export: state.export, result: state.result)
            state.isProgressNew = false
            state.lines = []
            state.left = 0
            state.facts = nil
            state.export = nil
            state.result = nil
            return report.isEmpty ? nil : report
        }
    }

    /// A report that could not be sent: what came since is newer.
    package func putBack(_ report: JobReport) {
        state.withLock { state in
            if report.progress != nil { state.isProgressNew = true }
            if state.export == nil { state.export = report.export }
            if state.result == nil { state.result = report.result }
            state.lines = report.lines + state.lines
            Self.bound(&state)
            if var facts = report.facts {
                if let newer = state.facts { facts.merge(newer) }
                state.facts = facts
            }
        }
    }

    /// From now on nothing is sent: the job is another's.
    func mute() { state.withLock { $0.isMute = true } }

    private func add(_ line: JobReportLine) {
        state.withLock { state in
            state.lines.append(line)
            Self.bound(&state)
        }
    }

    private static func bound(_ state: inout State) {
        while state.lines.count > mostLines {
            let index = state.lines.firstIndex { $0.level == "note" } ?? 0
            state.lines.remove(at: index)
            state.left += 1
        }
    }
}
