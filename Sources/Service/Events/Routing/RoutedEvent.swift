internal import APIModel
internal import Catalog
package import Core

/// An event with everything that decides who hears of it.
package struct RoutedEvent: Sendable, Hashable {
    package var number: Int64
    package var happenedAt: Timestamp
    package var kind: String
    package var severity: EventSeverity
    package var isTrouble: Bool
    /// Names.
    package var project: String?
    package var instance: String?
    package var tags: Set<String>
    package var job: String?
    package var details: [String: String]
    /// The trouble it belongs to, and those it ends.
    package var key: String
    package var endedKeys: [String]

    package init(
        number: Int64, happenedAt: Timestamp, kind: String, severity: EventSeverity, isTrouble: Bool,
        project: String? = nil, instance: String? = nil, tags: Set<String> = [], job: String? = nil,
        details: [String: String] = [:], key: String, endedKeys: [String] = []
    ) {
        self.number = number
        self.happenedAt = happenedAt
        self.kind = kind
        self.severity = severity
        self.isTrouble = isTrouble
        self.project = project
        self.instance = instance
        self.tags = tags
        self.job = job
        self.details = details
        self.key = key
        self.endedKeys = endedKeys
    }

    /// Names of channels that the plan of its instance wants told.
    package var receivers: [String] {
        (details["to"] ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    }
}

extension RoutedEvent {
    /// An event of the catalog. One of a kind that a newer version has written is good to know, and no trouble.
    ///
    /// - Parameter projects: names by identifier.
    init(_ record: EventRecord, _ transaction: CatalogTransaction, projects: [String: String]) throws {
        let kind = EventKind(rawValue: record.kind)
        let details = Self.details(record.document)
        let key = { (kind: EventKind) in
            kind.key(project: record.project, instance: record.instance, job: record.job, details: details)
        }
        let instance = try record.instance.flatMap { try transaction.instances.find($0) }
        self.init(
            number: record.number, happenedAt: record.happenedAt, kind: record.kind,
            severity: kind?.traits.severity ?? .information, isTrouble: kind?.isTrouble ?? false,
            project: record.project.map { projects[$0] ?? $0 }, instance: instance?.name ?? record.instance,
            tags: instance?.tags ?? [], job: record.job,
            details: details, key: kind.map(key) ?? "\(record.kind)|\(record.number)",
            endedKeys: kind?.traits.ends.map(key) ?? [])
    }

    /// Values that are no texts become the text they would be shown as.
    static func details(_ document: String) -> [String: String] {
        guard case .object(let members) = JSONTree(stored: document) else { return [:] }
        return members.compactMapValues { value in
            switch value {
            case .text(let text): text
            case .integer(let number): "\(number)"
            case .number(let number): "\(number)"
            case .bool(let flag): flag ? "yes" : "no"
            case .null, .list, .object: nil
            }
        }
    }
}
