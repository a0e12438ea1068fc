internal import Core

extension PlannedEvent {
    /// What a schedule reports of the runs of an instance. `purpose` is `base` or `drill`.
    init(_ report: ScheduleReport, of instance: PlannedInstance, purpose: String) {
        var details = ["purpose": purpose]
        let kind: EventKind
        switch report {
        case .missed(let first, let last, let count):
            kind = .runMissed
            details.merge(Self.span(first, last, count)) { first, _ in first }
        case .skippedRunning(let first, let last, let count, let started):
            kind = .runSkipped
            details.merge(Self.span(first, last, count)) { first, _ in first }
            details["becauseRunningSince"] = "\(started)"
        case .skippedWaiting(let first, let last, let count, let waiting):
            kind = .runSkipped
            details.merge(Self.span(first, last, count)) { first, _ in first }
            details["becauseWaitingSince"] = "\(waiting)"
        case .notStarted(let due, let ready):
            kind = .runNotStarted
            details["due"] = "\(due)"
            details["ready"] = "\(ready)"
        case .startedLate(let due, let started):
            kind = .runStartedLate
            details["due"] = "\(due)"
            details["started"] = "\(started)"
        case .clockSetBack(let from, let to, let repeats):
            kind = .clockSetBack
            details["from"] = "\(from)"
            details["to"] = "\(to)"
            details["repeats"] = repeats ? "yes" : "no"
        }
        self.init(kind, project: instance.project, instance: instance.id, details)
    }

    private static func span(_ first: Timestamp, _ last: Timestamp, _ count: Int) -> [String: String] {
        ["first": "\(first)", "last": "\(last)", "count": "\(count)"]
    }
}
