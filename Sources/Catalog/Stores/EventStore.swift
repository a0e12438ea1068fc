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

    /// At most `limit` events after the number `after`.
    package func page(after: Int64, limit: Int = 100) throws -> [EventRecord] {
        try session.query(
            """
            SELECT number, happened_at, kind, project, instance, job, document FROM events WHERE number > ?
            ORDER BY number LIMIT ?
            """, [.integer(after), .integer(Int64(limit))]
        ).map { row in
            EventRecord(
                number: try row.integer("number"), happenedAt: try row.time("happened_at"), kind: try row.text("kind"),
                project: try row.optionalText("project"), instance: try row.optionalText("instance"),
                job: try row.optionalText("job"), document: try row.text("document"))
        }
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
