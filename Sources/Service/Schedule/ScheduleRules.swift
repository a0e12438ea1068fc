/// What a plan says about one purpose's runs.
package struct ScheduleRules: Hashable, Sendable {
    package var cycle: Cycle
    /// When runs may start and go on, in the cycle's zone; nil for always.
    package var window: RunWindow?
    /// Seconds that a run which could start may wait before that is reported.
    package var patience: Double

    package init(cycle: Cycle, window: RunWindow? = nil, patience: Double = 1800) {
        self.cycle = cycle
        self.window = window
        self.patience = patience
    }
}
