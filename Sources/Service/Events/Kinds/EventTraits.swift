/// What is true of every event of a kind.
package struct EventTraits: Sendable, Hashable {
    package var severity: EventSeverity
    /// As a title, in English.
    package var english: String
    /// As a title, in Chinese.
    package var chinese: String
    /// A sentence for the documentation.
    package var meaning: String
    /// Details that tell one trouble of a kind from another: two events that agree in kind, project, instance and these are
    /// the same trouble.
    package var parts: [String]
    /// Troubles that are over with it.
    package var ends: [EventKind]

    init(
        _ severity: EventSeverity, _ english: String, _ chinese: String, _ meaning: String, parts: [String] = [],
        ends: [EventKind] = []
    ) {
        self.severity = severity
        self.english = english
        self.chinese = chinese
        self.meaning = meaning
        self.parts = parts
        self.ends = ends
    }
}
