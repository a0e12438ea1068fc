/// Above which signs of strain on the source a base pauses.
package struct ImpactLimits: Hashable, Sendable {
    /// Threads_running of the source, the base's own included; nil for no limit.
    package var threadsRunning: Int?
    /// How far replicas of the source may be behind.
    package var replicaLag: TimeSpan?
    /// Length of InnoDB's history list.
    package var historyLength: Int?
    /// Fewer connections than the plan's threads read while the source answers slowly.
    package var isAdaptive = true

    package init() {}
}
