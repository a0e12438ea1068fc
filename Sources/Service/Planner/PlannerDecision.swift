package import Catalog

/// What is to be changed in the catalog, all of it or nothing.
package struct PlannerDecision: Sendable, Equatable {
    package var orders: [PlannedJob] = []
    /// Jobs that have ended and are wanted after all.
    package var resumes: [JobID] = []
    package var cancels: [JobID] = []
    /// Cancelled only where they have not begun.
    package var withdrawals: [JobID] = []
    package var puts: [ScheduleRecord] = []
    /// Keys of schedules that are forgotten.
    package var removals: [String] = []
    package var events: [PlannedEvent] = []

    package init() {}

    package var isEmpty: Bool { self == PlannerDecision() }
}
