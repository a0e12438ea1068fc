package import Core

/// Everything planning follows from, read in one transaction.
package struct PlannerSnapshot: Sendable {
    /// The catalog's time.
    package var now: Timestamp
    package var instances: [PlannedInstance] = []
    package var plans: [PlannedPlan] = []
    /// Oldest first.
    package var repositories: [PlannedRepository] = []
    package var schedules: [String: Remembered<ScheduleMemory>] = [:]
    package var watches: [String: Remembered<WatchMemory>] = [:]
    package var upkeeps: [String: Remembered<UpkeepMemory>] = [:]
    /// Repositories in trouble.
    package var troubles: [String: RepositoryTrouble] = [:]
    /// Jobs that are not final.
    package var live: [Job] = []
    /// Jobs by their key: the live ones, and those that schedules and streams wait for.
    package var known: [String: Job] = [:]
    /// By instance.
    package var facts: [String: InstanceFacts] = [:]

    /// What cycles answered earlier.
    package var memo = DueMemo()

    package init(now: Timestamp) { self.now = now }

    package func repository(_ name: String, in project: String) -> PlannedRepository? {
        repositories.first { $0.project == project && $0.name == name }
    }
}
