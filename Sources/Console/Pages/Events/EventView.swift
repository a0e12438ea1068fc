internal import APIModel
internal import Core
internal import Service

/// An event as lists show it.
enum EventView {
    /// Details that say most, in this order.
    private static let telling = [
        "message", "why", "failure", "database", "check", "what", "repository", "plan", "person",
    ]

    static func row(_ event: EventDocument, _ request: ConsoleRequest) -> View {
        let details = details(event)
        let text = telling.compactMap { details[$0] }.prefix(2).joined(separator: " · ")
        let isOpen = event.alarm.map { $0.overAt == nil } ?? false
        return [
            "number": "\(event.number)", "address": ConsoleRequest.address("events", "\(event.number)"),
            "title": title(of: event.kind, request), "kind": event.kind, "look": look(event),
            "subject": event.instance ?? event.project,
            "subjectAddress": subject(event), "text": text, "at": request.age(event.happenedAt.timestamp),
            "isOpen": isOpen, "isOver": event.alarm?.overAt != nil, "takenBy": takenBy(event, request),
            "mayTake": isOpen && event.alarm?.acknowledgedAt == nil,
        ]
    }

    static func title(of kind: String, _ request: ConsoleRequest) -> String {
        guard let traits = EventKind(rawValue: kind)?.traits else { return kind }
        return request.language == .zh ? traits.chinese : traits.english
    }

    /// Its details that are texts or numbers, by name.
    static func details(_ event: EventDocument) -> [String: String] {
        guard case .object(let members) = event.details else { return [:] }
        return members.compactMapValues { value in
            switch value {
            case .text(let text): text.isEmpty ? nil : text
            case .integer(let number): "\(number)"
            case .number(let number): "\(number)"
            case .bool, .null, .list, .object: nil
            }
        }
    }

    static func look(_ event: EventDocument) -> String {
        switch EventSeverity(rawValue: event.severity) {
        case .critical?: "bad"
        case .warning?: "warn"
        case .information?, nil: "ok"
        }
    }

    static func takenBy(_ event: EventDocument, _ request: ConsoleRequest) -> String? {
        guard let alarm = event.alarm, let name = alarm.acknowledgedBy else { return nil }
        guard let note = alarm.note, !note.isEmpty else { return request.say(\.events.takenBy, ["name": name]) }
        return request.say(\.events.takenWith, ["name": name, "note": note])
    }

    private static func subject(_ event: EventDocument) -> String? {
        guard let project = event.project, let instance = event.instance else { return nil }
        return ConsoleRequest.address("instances", project, instance)
    }
}
