package import Core

/// What is remembered of the runs of one purpose of one instance: the document of a schedule in the catalog.
package struct ScheduleMemory: Sendable, Codable, Hashable {
    /// Identifier of the plan it follows.
    package var plan: String
    /// The plan as it was when its rules were taken up last: an edit counts from there.
    package var document: String
    package var state: ScheduleState
    /// Since when a plan covers the instance without a break.
    package var since: Timestamp
    /// Bases since the last drill by count.
    package var drills: DrillCounter

    package init(
        plan: String, document: String, state: ScheduleState, since: Timestamp, drills: DrillCounter = DrillCounter()
    ) {
        self.plan = plan
        self.document = document
        self.state = state
        self.since = since
        self.drills = drills
    }

    package static func key(of purpose: JobKind, instance: String) -> String { "\(purpose.rawValue)/\(instance)" }

    /// Since when a run could start and has not for longer than the plan allows; nil where nothing is overdue.
    package var notStarted: Timestamp? { state.due.flatMap { $0.isReported ? $0.ready : nil } }
}
