package import Core

/// What a prune keeps and what it may take away.
package struct PruneOptions: Sendable {
    package var policy: RetentionPolicy
    /// Where days, weeks, months and years begin.
    package var zone: CalendarZone
    /// Also the newest base goes where no rule keeps it.
    package var removesLastBase: Bool
    /// Bases that cannot be restored go: those whose manifest cannot be read, and those whose log is not whole.
    package var removesDamagedBases: Bool
    /// Seconds without a sign of life after which a base that was begun counts as given up.
    package var pendingLife: Double

    package init(
        policy: RetentionPolicy = RetentionPolicy(), zone: CalendarZone = .utc, removesLastBase: Bool = false,
        removesDamagedBases: Bool = false, pendingLife: Double = 7 * 86_400
    ) {
        self.policy = policy
        self.zone = zone
        self.removesLastBase = removesLastBase
        self.removesDamagedBases = removesDamagedBases
        self.pendingLife = pendingLife
    }
}
