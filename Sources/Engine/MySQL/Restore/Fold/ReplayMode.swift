/// How a restore brings the rows of a base to the cut.
package enum ReplayMode: String, Sendable, CaseIterable {
    /// One change after another, in the order of the log.
    case sequential
    /// The last image of each key, merged with the base while it is loaded; tables that cannot be folded one change after
    /// another.
    case fold
}
