internal import Core

/// What schedules remember.
///
/// Stored over the revision it was made from and together with what follows from it, so that of two servers that tick one
/// schedule at once only one has decided. Times in it may go back, as clocks do: no order of time is asked for here.
package struct ScheduleStore {
    let session: any CatalogSession

    /// By key.
    package func all() throws -> [ScheduleRecord] {
        try session.query("SELECT schedule_key, document, revision FROM schedules ORDER BY schedule_key")
            .map(Self.record)
    }

    package func find(_ key: String) throws -> ScheduleRecord? {
        try session.first(
            "SELECT schedule_key, document, revision FROM schedules WHERE schedule_key = ?", [.text(key)]
        ).map(Self.record)
    }

    /// Throws `catalog.changed` where another revision is stored by now.
    package func put(_ record: ScheduleRecord) throws {
        guard record.revision > 0 else {
            return try session.change(
                "The schedule \(record.key)",
                """
                INSERT INTO schedules (schedule_key, document, revision) VALUES (?, ?, 1)
                ON CONFLICT (schedule_key) DO NOTHING
                """, [.text(record.key), .text(record.document)])
        }
        try session.change(
            "The schedule \(record.key)",
            "UPDATE schedules SET document = ?, revision = revision + 1 WHERE schedule_key = ? AND revision = ?",
            [.text(record.document), .text(record.key), .integer(record.revision)])
    }

    package func remove(_ key: String) throws {
        try session.execute("DELETE FROM schedules WHERE schedule_key = ?", [.text(key)])
    }

    private static func record(_ row: CatalogRow) throws -> ScheduleRecord {
        ScheduleRecord(
            key: try row.text("schedule_key"), document: try row.text("document"),
            revision: try row.integer("revision"))
    }
}
