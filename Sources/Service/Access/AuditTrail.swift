internal import Synchronization

/// Collects, while a request is carried out, what the audit writes of it: a request may ask for several rights, and a
/// transaction may be tried more than once.
package final class AuditTrail: Sendable, Hashable {
    private struct State {
        var steps: [AuditStep] = []
        var changes: [AuditChange] = []
        var written: Set<AuditStep> = []
    }

    private let state = Mutex(State())

    package init() {}

    /// What has been asked for so far.
    package var asked: [AuditStep] { state.withLock { $0.steps } }

    /// What the steps have changed.
    var changes: [AuditChange] { state.withLock { $0.changes } }

    /// What has been asked for and stands in no entry yet.
    var unwritten: [AuditStep] { state.withLock { state in state.steps.filter { !state.written.contains($0) } } }

    /// Something of it stands in the audit.
    var isWritten: Bool { state.withLock { !$0.written.isEmpty } }

    /// A right was asked for.
    func note(_ step: AuditStep) { state.withLock { if !$0.steps.contains(step) { $0.steps.append(step) } } }

    /// Something was changed.
    func note(_ change: AuditChange) { state.withLock { $0.changes.append(change) } }

    /// What was asked for in a transaction, which is in the audit where it was committed.
    func take(_ other: AuditTrail, isWritten: Bool) {
        let steps = other.asked
        state.withLock { state in
            for step in steps where !state.steps.contains(step) { state.steps.append(step) }
            if isWritten { state.written.formUnion(steps) }
        }
    }

    package static func == (one: AuditTrail, other: AuditTrail) -> Bool { one === other }
    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
