/// What becomes of one row of an import.
package enum ImportOutcome: Hashable, Sendable {
    case added(Instance)
    case changed(Instance, [FieldChange])
    /// The instance is there already, and as the row says.
    case unchanged
    /// Nothing is done for it.
    case refused([ConfigProblem])
}
