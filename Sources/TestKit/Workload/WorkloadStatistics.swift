internal import Synchronization

/// What a workload did: how often each operation succeeded, and which errors the server answered.
package struct WorkloadStatistics: Sendable {
    /// Completed operations by name.
    package var completed: [String: Int] = [:]
    /// Operations that ended with an error that such a workload must expect (duplicate key, deadlock, …), by server code.
    package var expectedErrors: [UInt16: Int] = [:]
    /// Everything else: a defect of the workload or of the connection.
    package var unexpected: [String] = []
    package var reconnects = 0

    package var total: Int { completed.values.reduce(0, +) }

    package var summary: String {
        let counts = completed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let errors = expectedErrors.sorted { $0.key < $1.key }.map { "\($0.key)×\($0.value)" }.joined(separator: " ")
        return "\(total) operations (\(counts)); server errors \(errors.isEmpty ? "none" : errors)"
    }
}

/// The statistics shared by all workers.
final class WorkloadRecorder: Sendable {
    private let state = Mutex(WorkloadStatistics())

    var statistics: WorkloadStatistics { state.withLock { $0 } }

    func completed(_ name: String) { state.withLock { $0.completed[name, default: 0] += 1 } }
    func expected(_ code: UInt16) { state.withLock { $0.expectedErrors[code, default: 0] += 1 } }
    func reconnected() { state.withLock { $0.reconnects += 1 } }
    func unexpected(_ text: String) {
        state.withLock { if $0.unexpected.count < 50 { $0.unexpected.append(text) } }
    }
}
