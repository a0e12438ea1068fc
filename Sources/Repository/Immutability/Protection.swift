package import Core

/// What must not be deleted now, whatever retention says, and why.
package struct Protection: Sendable, Hashable {
    /// By base, each a sentence's end such as `it is locked until 2026-12-24T00:00:00Z`.
    package var bases: [String: [String]] = [:]
    /// Segments under a hold.
    package var segments: [ClosedRange<UInt64>] = []

    package init() {}
}

extension InstanceRepository {
    /// Locks and holds as they are now.
    package func protection(at now: Timestamp) async throws -> Protection {
        var protection = Protection()
        for locked in try await lockedBases() where locked.until > now {
            protection.bases[locked.base, default: []].append("it is locked until \(locked.until)")
        }
        for hold in try await holds() {
            for base in hold.bases {
                protection.bases[base, default: []].append(
                    "hold \(hold.id)" + (hold.label.isEmpty ? "" : " (\(hold.label))") + " is on it")
            }
            if hold.firstSegment <= hold.lastSegment {
                protection.segments.append(hold.firstSegment...hold.lastSegment)
            }
        }
        return protection
    }
}
