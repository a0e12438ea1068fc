package import Core

/// What a planner's loop has to say about itself, for its log.
package enum PlannerNote: Sendable, Equatable {
    case decided(PlannerDecision)
    /// The tick failed; the next comes all the same.
    case failed(TidemarkError)
}
