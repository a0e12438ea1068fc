internal import Core

/// What a subscription wants, as it is stored.
package struct SubscriptionSettings: Sendable, Codable, Hashable {
    /// `job.failed`, or `job.*`; empty for all.
    package var kinds: [String] = []
    package var severity = EventSeverity.warning
    /// Names; empty for all, also what belongs to no project.
    package var projects: [String] = []
    package var instances: [String] = []
    /// One of them is enough; empty for all.
    package var tags: [String] = []
    package var foldMinutes = 60
    package var escalateMinutes: Int?
    /// `22:00-07:00`
    package var quiet: String?
    package var quietZone: String?
    package var tellsEnd = true
    package var isEnabled = true

    package init() {}

    /// Whether an event is wanted.
    package func wants(_ event: RoutedEvent) -> Bool {
        guard isEnabled, event.severity >= severity else { return false }
        if !kinds.isEmpty, !kinds.contains(where: { Self.covers($0, event.kind) }) { return false }
        if !projects.isEmpty, !projects.contains(event.project ?? "") { return false }
        if !instances.isEmpty, !instances.contains(event.instance ?? "") { return false }
        return tags.isEmpty || tags.contains { event.tags.contains($0) }
    }

    /// How what is wanted is told.
    package var rules: FollowRules {
        // Both were read when they were stored.
        let hours = quiet.flatMap { try? QuietHours($0, zone: quietZone ?? "UTC") }
        return FollowRules(
            foldSeconds: Double(foldMinutes) * 60, escalateSeconds: escalateMinutes.map { Double($0) * 60 },
            quiet: hours, tellsEnd: tellsEnd)
    }

    static func covers(_ pattern: String, _ kind: String) -> Bool {
        pattern.hasSuffix(".*") ? kind.hasPrefix(pattern.dropLast()) : pattern == kind
    }
}
