/// When restores are proven.
package struct DrillRules: Hashable, Sendable {
    package var cycle: Cycle?
    /// Also after every so many bases.
    package var afterBases: Int?

    package init() {}
}
