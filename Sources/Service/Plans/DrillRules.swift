/// When restores are proven, and how.
package struct DrillRules: Hashable, Sendable {
    package var cycle: Cycle?
    /// Also after every so many bases.
    package var afterBases: Int?
    package var which = DrillPoint.newest
    /// What must be true of the restored instance, besides its digests; in the user's order.
    package var assertions: [DrillAssertion] = []

    package init() {}
}
