internal import Core

/// How far schedules are decided.
package struct ScheduleStore {
    let session: any CatalogSession

    package func all() throws -> [ScheduleRecord] {
        try session.query("SELECT schedule_key, decided_through, document FROM schedules ORDER BY schedule_key")
            .map { row in
                ScheduleRecord(
                    key: try row.text("schedule_key"), decidedThrough: try row.time("decided_through"),
                    document: try row.text("document"))
            }
    }

    /// Goes forward only, so that of two servers that decide the same the later one changes nothing. Returns whether it did.
    @discardableResult
    package func advance(_ record: ScheduleRecord) throws -> Bool {
        try session.execute(
            """
            INSERT INTO schedules (schedule_key, decided_through, document) VALUES (?, ?, ?)
            ON CONFLICT (schedule_key) DO UPDATE SET decided_through = excluded.decided_through,
                document = excluded.document
            WHERE schedules.decided_through < excluded.decided_through
            """, [.text(record.key), CatalogValue(record.decidedThrough), .text(record.document)]) == 1
    }

    package func remove(_ key: String) throws {
        try session.execute("DELETE FROM schedules WHERE schedule_key = ?", [.text(key)])
    }
}
