/// XA_PREPARE: ends the event group of a branch; its rows become visible at a later XA COMMIT.
package struct XAPrepareEvent: Equatable, Sendable {
    /// XA COMMIT … ONE PHASE: the group is committed here.
    package let onePhase: Bool
    package let xid: XAIdentifier
}
