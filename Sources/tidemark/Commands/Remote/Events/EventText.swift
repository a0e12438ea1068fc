internal import APIModel

/// How events and what became of them are written for people.
enum EventText {
    static func trouble(_ alarm: AlarmDocument?) -> String {
        guard let alarm else { return "–" }
        let state = alarm.overAt != nil ? "over" : alarm.acknowledgedAt != nil ? "acknowledged" : "open"
        return alarm.count > 1 ? "\(state), \(alarm.count) events" : state
    }

    static func facts(_ event: EventDocument) -> [String] {
        var facts: [(String, String?)] = [
            ("event", "\(event.number)"), ("kind", event.kind), ("severity", event.severity),
            ("time", RemoteText.time(event.happenedAt)), ("project", event.project), ("instance", event.instance),
            ("job", event.job),
        ]
        if let alarm = event.alarm {
            facts += [
                ("trouble", trouble(alarm)), ("since", RemoteText.time(alarm.since)),
                ("over", alarm.overAt.map { RemoteText.time($0) }), ("acknowledged by", alarm.acknowledgedBy),
                ("acknowledged at", alarm.acknowledgedAt.map { RemoteText.time($0) }), ("note", alarm.note),
            ]
        }
        return RemoteText.facts(facts) + RemoteText.tree(event.details, indent: "  ")
    }
}
