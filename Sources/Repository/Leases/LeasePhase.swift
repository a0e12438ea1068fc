/// How far a maintenance is, as far as others have to know.
package enum LeasePhase: String, Codable, Sendable, Hashable {
    /// At work, in nothing that concerns others.
    case holding
    /// Looks for what nothing needs and removes it: whoever wants to use again what is stored waits.
    case sweeping
}
