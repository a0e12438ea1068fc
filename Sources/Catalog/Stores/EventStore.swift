package import Core

/// The outbox: events are stored with the change they tell of, and read by whoever sends them on.
package struct EventStore {
    let session: any CatalogSession

    /// Appends an event and returns its number. Others that append wait until the transaction ends: do it last.
    @discardableResult
    package func append(
        _ kind: String, project: String? = nil, instance: String? = nil, job: String? = nil, document: String = "{}"
    ) throws -> Int64 {
        let number = try session.nextNumber(of: "event")
        try session.execute(
            """
            INSERT INTO events (number, happened_at, kind, project, instance, job, document)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(number), CatalogValue(try session.now()), .text(kind), CatalogValue(project),
                CatalogValue(instance), CatalogValue(job), .text(document),
            ])
        return number
    }

    private static let columns = "number, happened_at, kind, project, instance, job, document, alarm"

    /// At most `limit` events after the number `after`.
    package func page(after: Int64, limit: Int = 100) throws -> [EventRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM events WHERE number > ? ORDER BY number LIMIT ?",
            [.integer(after), .integer(Int64(limit))]
        ).map(Self.record)
    }

    /// At most `limit` events that a filter wants: after the number `after`, or, newest first, before it.
    package func page(
        _ filter: EventFilter, newestFirst: Bool, after: Int64?, limit: Int = 100
    ) throws -> [EventRecord] {
        var conditions: [String] = []
        var parameters: [CatalogValue] = []
        func add(_ column: String, _ values: [String]) {
            let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
            conditions.append(values.count == 1 ? "\(column) = ?" : "\(column) IN (\(marks))")
            parameters += values.map { .text($0) }
        }
        if let kinds = filter.kinds {
            guard !kinds.isEmpty else { return [] }
            add("kind", kinds)
        }
        if let instance = filter.instance {
            add("instance", [instance])
        } else if let project = filter.project {
            add("project", [project])
        }
        conditions.append(newestFirst ? "number < ?" : "number > ?")
        parameters.append(.integer(after ?? (newestFirst ? .max : 0)))
        let condition = conditions.joined(separator: " AND ")
        return try session.query(
            "SELECT \(Self.columns) FROM events WHERE \(condition) ORDER BY number\(newestFirst ? " DESC" : "") LIMIT ?",
            parameters + [.integer(Int64(limit))]
        ).map(Self.record)
    }

    package func find(_ number: Int64) throws -> EventRecord? {
        try session.first("SELECT \(Self.columns) FROM events WHERE number = ?", [.integer(number)]).map(Self.record)
    }

    /// The alarm an event is part of.
    package func setAlarm(_ alarm: String, of number: Int64) throws {
        try session.execute("UPDATE events SET alarm = ? WHERE number = ?", [.text(alarm), .integer(number)])
    }

    private static func record(_ row: CatalogRow) throws -> EventRecord {
        EventRecord(
            number: try row.integer("number"), happenedAt: try row.time("happened_at"), kind: try row.text("kind"),
            project: try row.optionalText("project"), instance: try row.optionalText("instance"),
            job: try row.optionalText("job"), document: try row.text("document"), alarm: try row.optionalText("alarm"))
    }

    /// Up to which number a reader has sent everything on; 0 where it never did.
    package func position(of reader: String) throws -> Int64 {
        try session.first("SELECT number FROM event_readers WHERE name = ?", [.text(reader)])?.integer("number") ?? 0
    }

    /// Goes forward only.
    package func advance(_ reader: String, to number: Int64) throws {
        try session.execute(
            """
            INSERT INTO event_readers (name, number) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET number = excluded.number WHERE event_readers.number < excluded.number
            """, [.text(reader), .integer(number)])
    }

    /// Removes events that happened before `time` and that every reader has sent on; returns how many.
    @discardableResult
    package func trim(before time: Timestamp) throws -> Int {
        try session.execute(
            """
            DELETE FROM events WHERE happened_at < ?
            AND number <= COALESCE((SELECT MIN(number) FROM event_readers), 0)
            """, [CatalogValue(time)])
    }
}
