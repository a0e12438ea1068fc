internal import APIModel
internal import Catalog
package import Core

extension CatalogTransaction {
    package var follows: FollowStore { FollowStore(session: session) }
}

/// What a catalog's receivers know of troubles.
package struct FollowStore {
    let session: any CatalogSession

    private static let columns = "subscriber, follow_key, alarm, document"

    package func find(_ subscriber: String, _ key: String) throws -> FollowRecord? {
        try session.first(
            "SELECT \(Self.columns) FROM follows WHERE subscriber = ? AND follow_key = ?",
            [.text(subscriber), .text(key)]
        ).map(Self.record)
    }

    package func of(alarm: String) throws -> [FollowRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM follows WHERE alarm = ? ORDER BY subscriber, follow_key", [.text(alarm)]
        ).map(Self.record)
    }

    /// Those that are to be looked at again by now, longest due first.
    package func due(at now: Timestamp, limit: Int) throws -> [FollowRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM follows WHERE look_at <= ? ORDER BY look_at LIMIT ?",
            [CatalogValue(now), .integer(Int64(limit))]
        ).map(Self.record)
    }

    package func hasDue(at now: Timestamp) throws -> Bool {
        try session.first("SELECT subscriber FROM follows WHERE look_at <= ? LIMIT 1", [CatalogValue(now)]) != nil
    }

    package func put(_ follow: FollowRecord, lookAt: Timestamp?) throws {
        try session.execute(
            """
            INSERT INTO follows (\(Self.columns), look_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (subscriber, follow_key) DO UPDATE SET alarm = excluded.alarm, document = excluded.document,
                look_at = excluded.look_at
            """,
            [
                .text(follow.subscriber), .text(follow.key), CatalogValue(follow.alarm),
                .text(try WorkJSON.text(follow.content)), CatalogValue(lookAt),
            ])
    }

    package func remove(_ follow: FollowRecord) throws {
        try session.execute(
            "DELETE FROM follows WHERE subscriber = ? AND follow_key = ?",
            [.text(follow.subscriber), .text(follow.key)])
    }

    private static func record(_ row: CatalogRow) throws -> FollowRecord {
        FollowRecord(
            subscriber: try row.text("subscriber"), key: try row.text("follow_key"),
            alarm: try row.optionalText("alarm"),
            content: try WorkJSON.value(FollowRecord.Content.self, in: try row.text("document")))
    }
}
