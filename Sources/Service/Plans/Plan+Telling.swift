/// Whom a plan wants told.
extension Plan {
    /// Receivers of an event of an instance that it covers: of trouble only, and of jobs that fail not before
    /// `alerts.failures` of them have failed in a row.
    package func receivers(of event: PlannedEvent) -> [ResourceName] {
        guard event.kind.isTrouble else { return [] }
        if event.kind == .jobFailed, let row = event.details["inARow"].flatMap({ Int($0) }), row < alerts.failures {
            return []
        }
        return alerts.receivers
    }
}

extension PlannedEvent {
    /// The event with the names of those whom a plan wants told, under `to`.
    func addressed(by plan: Plan?) -> PlannedEvent {
        guard let names = plan?.receivers(of: self), !names.isEmpty else { return self }
        var event = self
        event.details["to"] = names.map(\.description).joined(separator: ", ")
        return event
    }
}
