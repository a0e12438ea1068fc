internal import Catalog
package import Core

extension CatalogTransaction {
    package var alarms: AlarmStore { AlarmStore(session: session) }
}

/// The troubles of a catalog.
package struct AlarmStore {
    let session: any CatalogSession

    private static let columns = """
        id, alarm_key, kind, opened_at, last_at, event_count, over_at, acknowledged_at, acknowledged_by, note
        """

    /// The one of a key that is not over.
    package func open(_ key: String) throws -> AlarmRecord? {
        try session.first("SELECT \(Self.columns) FROM alarms WHERE alarm_key = ? AND over_at IS NULL", [.text(key)])
            .map(Self.record)
    }

    package func find(_ id: String) throws -> AlarmRecord? {
        try session.first("SELECT \(Self.columns) FROM alarms WHERE id = ?", [.text(id)]).map(Self.record)
    }

    /// By identifier; what is gone is left out.
    package func find(_ ids: Set<String>) throws -> [String: AlarmRecord] {
        guard !ids.isEmpty else { return [:] }
        let marks = Array(repeating: "?", count: ids.count).joined(separator: ", ")
        var found: [String: AlarmRecord] = [:]
        for row in try session.query(
            "SELECT \(Self.columns) FROM alarms WHERE id IN (\(marks))", ids.sorted().map { .text($0) })
        {
            let record = try Self.record(row)
            found[record.id] = record
        }
        return found
    }

    /// Those that nothing has happened to since an instant, and that are not over.
    package func quiet(since time: Timestamp, limit: Int = 100) throws -> [AlarmRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM alarms WHERE over_at IS NULL AND last_at < ? ORDER BY last_at LIMIT ?",
            [CatalogValue(time), .integer(Int64(limit))]
        ).map(Self.record)
    }

    package func put(_ alarm: AlarmRecord) throws {
        try session.execute(
            """
            INSERT INTO alarms (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at, event_count = excluded.event_count,
                over_at = excluded.over_at, acknowledged_at = excluded.acknowledged_at,
                acknowledged_by = excluded.acknowledged_by, note = excluded.note
            """,
            [
                .text(alarm.id), .text(alarm.key), .text(alarm.kind), CatalogValue(alarm.openedAt),
                CatalogValue(alarm.lastAt), .integer(Int64(alarm.count)), CatalogValue(alarm.overAt),
                CatalogValue(alarm.acknowledgedAt), CatalogValue(alarm.acknowledgedBy), CatalogValue(alarm.note),
            ])
    }

    /// Forgets those that were over before an instant; returns how many.
    package func trim(before time: Timestamp) throws -> Int {
        try session.execute("DELETE FROM alarms WHERE over_at < ?", [CatalogValue(time)])
    }

    private static func record(_ row: CatalogRow) throws -> AlarmRecord {
        var alarm = AlarmRecord(
            id: try row.text("id"), key: try row.text("alarm_key"), kind: try row.text("kind"),
            openedAt: try row.time("opened_at"))
        alarm.lastAt = try row.time("last_at")
        alarm.count = Int(clamping: try row.integer("event_count"))
        alarm.overAt = try row.optionalTime("over_at")
        alarm.acknowledgedAt = try row.optionalTime("acknowledged_at")
        alarm.acknowledgedBy = try row.optionalText("acknowledged_by")
        alarm.note = try row.optionalText("note")
        return alarm
    }
}
