import APIModel
import Core
import Service
import Synchronization

/// Runs jobs that wait at a gate until a test opens it, are cancelled, or fail.
final class GatedRunner: JobRunner {
    private struct State {
        var started: [String] = []
        var ended: [String] = []
        var cancelled: [String] = []
        var open: Set<String> = []
        var failures: [String: TidemarkError] = [:]
        var deaf: Set<String> = []
        var said: [String: String] = [:]
        var isAllOpen = false
    }

    private let state = Mutex(State())

    var started: [String] { state.withLock { $0.started } }
    var ended: [String] { state.withLock { $0.ended } }
    var cancelled: [String] { state.withLock { $0.cancelled } }

    func open(_ job: String) { state.withLock { _ = $0.open.insert(job) } }
    func openAll() { state.withLock { $0.isAllOpen = true } }
    func fail(_ job: String, _ error: TidemarkError) { state.withLock { $0.failures[job] = error } }
    /// The job does not listen when it is cancelled.
    func deafen(_ job: String) { state.withLock { _ = $0.deaf.insert(job) } }
    /// The job says something right before its end.
    func say(_ job: String, _ text: String) { state.withLock { $0.said[job] = text } }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let job = assignment.job
        state.withLock { $0.started.append(job) }
        defer { state.withLock { $0.ended.append(job) } }
        while true {
            let (isOpen, isDeaf) = state.withLock { ($0.isAllOpen || $0.open.contains(job), $0.deaf.contains(job)) }
            if isOpen { break }
            if isDeaf {
                await Task.detached { _ = try? await Task.sleep(for: .milliseconds(2)) }.value
                continue
            }
            do {
                try await Task.sleep(for: .milliseconds(2))
            } catch {
                state.withLock { $0.cancelled.append(job) }
                throw error
            }
        }
        if let text = state.withLock({ $0.said[job] }) { reporter.note(text) }
        if let error = state.withLock({ $0.failures[job] }) { throw error }
    }
}
