internal import APIModel
internal import Catalog
package import Core

extension CatalogTransaction {
    package var deliveries: DeliveryStore { DeliveryStore(session: session) }
}

/// What is on its way to channels, what arrived, and what was given up.
package struct DeliveryStore {
    let session: any CatalogSession

    private static let columns = """
        id, subscriber, channel, event, notice, state, tries, not_before, failure, created_at, since, ended_at
        """

    package func add(_ notice: Notice, to channel: String, for subscriber: String, at now: Timestamp) throws {
        try session.execute(
            "INSERT INTO deliveries (\(Self.columns)) VALUES (?, ?, ?, ?, ?, 'waiting', 0, ?, NULL, ?, ?, NULL)",
            [
                .text(Identifier.make(at: now)), .text(subscriber), .text(channel), .integer(notice.event),
                .text(try WorkJSON.text(notice)), CatalogValue(now), CatalogValue(now), CatalogValue(now),
            ])
    }

    package func find(_ id: String) throws -> DeliveryRecord? {
        try session.first("SELECT \(Self.columns) FROM deliveries WHERE id = ?", [.text(id)]).map(Self.record)
    }

    /// Those that may be tried by now, longest due first; also those whose server has died.
    package func due(at now: Timestamp, limit: Int) throws -> [DeliveryRecord] {
        try session.query(
            """
            SELECT \(Self.columns) FROM deliveries WHERE state IN ('waiting', 'sending') AND not_before <= ?
            ORDER BY not_before, id LIMIT ?
            """, [CatalogValue(now), .integer(Int64(limit))]
        ).map(Self.record)
    }

    /// Newest first, before an identifier; of one state or channel where one is given.
    package func page(
        state: DeliveryState.Phase?, channel: String?, before id: String?, limit: Int
    ) throws -> [DeliveryRecord] {
        var conditions: [String] = []
        var parameters: [CatalogValue] = []
        for (column, value) in [("state =", state?.rawValue), ("channel =", channel), ("id <", id)] {
            guard let value else { continue }
            conditions.append("\(column) ?")
            parameters.append(.text(value))
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND ")) "
        return try session.query(
            "SELECT \(Self.columns) FROM deliveries \(condition)ORDER BY id DESC LIMIT ?",
            parameters + [.integer(Int64(limit))]
        ).map(Self.record)
    }

    /// Stores what has become of it since `old`; false where somebody else was faster.
    package func change(_ delivery: DeliveryRecord, from old: DeliveryState) throws -> Bool {
        try session.execute(
            """
            UPDATE deliveries SET state = ?, tries = ?, not_before = ?, failure = ?, since = ?, ended_at = ?
            WHERE id = ? AND state = ? AND tries = ?
            """,
            [
                .text(delivery.state.phase.rawValue), .integer(Int64(delivery.state.tries)),
                CatalogValue(delivery.state.notBefore), CatalogValue(delivery.state.failure),
                CatalogValue(delivery.state.since), CatalogValue(delivery.state.endedAt), .text(delivery.id),
                .text(old.phase.rawValue),
                .integer(Int64(old.tries)),
            ]) == 1
    }

    /// What is on its way to a channel that goes.
    package func forget(channel: String) throws {
        try session.execute("DELETE FROM deliveries WHERE channel = ?", [.text(channel)])
    }

    /// Forgets what ended before an instant, and what arrived before another; returns how many.
    package func trim(sentBefore sent: Timestamp, deadBefore dead: Timestamp) throws -> Int {
        try session.execute(
            "DELETE FROM deliveries WHERE (state = 'sent' AND ended_at < ?) OR (state = 'dead' AND ended_at < ?)",
            [CatalogValue(sent), CatalogValue(dead)])
    }

    private static func record(_ row: CatalogRow) throws -> DeliveryRecord {
        let createdAt = try row.time("created_at")
        return DeliveryRecord(
            id: try row.text("id"), subscriber: try row.text("subscriber"), channel: try row.text("channel"),
            event: try row.integer("event"), notice: try WorkJSON.value(Notice.self, in: try row.text("notice")),
            state: DeliveryState(
                phase: try row.raw("state"), tries: Int(clamping: try row.integer("tries")),
                notBefore: try row.time("not_before"), failure: try row.optionalText("failure"),
                since: try row.time("since"), endedAt: try row.optionalTime("ended_at")),
            createdAt: createdAt)
    }
}
