/// Whether a base is a restore point.
package enum BaseState: String, Codable, Sendable, Hashable {
    /// Being read, or waiting for the log to pass its convergence.
    case pending
    /// A restore point together with the log from `firstSegment` on.
    case complete
}
