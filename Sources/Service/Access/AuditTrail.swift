internal import Synchronization

/// Collects, while a request is carried out, what the audit writes of it: a request may ask for several rights, and a
/// transaction may be tried more than once.
package final class AuditTrail: Sendable, Hashable {
    private let steps = Mutex<[AuditStep]>([])

    package init() {}

    /// What has been asked for so far.
    package var asked: [AuditStep] { steps.withLock { $0 } }

    /// A right was asked for.
    func note(_ step: AuditStep) { steps.withLock { if !$0.contains(step) { $0.append(step) } } }

    package static func == (one: AuditTrail, other: AuditTrail) -> Bool { one === other }
    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
