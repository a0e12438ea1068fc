/// How much an event matters. The raw value is stored, sent and shown.
package enum EventSeverity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Good to know.
    case information
    /// Somebody should look at it, in working hours.
    case warning
    /// Restore points are in danger, or lost: now.
    case critical

    package static func < (left: EventSeverity, right: EventSeverity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .information: 0
        case .warning: 1
        case .critical: 2
        }
    }
}
