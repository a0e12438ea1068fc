package import Core

/// What a receiver is told, before it is put into words: stored with the message that waits.
package struct Notice: Sendable, Codable, Hashable {
    package var event: Int64
    package var kind: String
    package var purpose: NoticePurpose
    package var severity: EventSeverity
    /// Names, not identifiers: they are what people know.
    package var project: String?
    package var instance: String?
    package var job: String?
    package var details: [String: String]
    package var happenedAt: Timestamp
    /// When the trouble began, where it is one that went on.
    package var since: Timestamp?
    /// Events of the trouble so far.
    package var count: Int
    package var alarm: String?
    /// Of this service.
    package var service: String

    package init(
        event: Int64, kind: String, purpose: NoticePurpose, severity: EventSeverity, project: String? = nil,
        instance: String? = nil, job: String? = nil, details: [String: String] = [:], happenedAt: Timestamp,
        since: Timestamp? = nil, count: Int = 1, alarm: String? = nil, service: String
    ) {
        self.event = event
        self.kind = kind
        self.purpose = purpose
        self.severity = severity
        self.project = project
        self.instance = instance
        self.job = job
        self.details = details
        self.happenedAt = happenedAt
        self.since = since
        self.count = count
        self.alarm = alarm
        self.service = service
    }

    /// The same however often it is sent, another for every word about the same event.
    package var id: String {
        purpose == .raised ? "\(service)-\(event)" : "\(service)-\(event)-\(purpose.rawValue)-\(count)"
    }
}
