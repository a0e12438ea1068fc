internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    package var subscriptions: SubscriptionStore { SubscriptionStore(session: session) }
}

/// The subscriptions of a catalog.
package struct SubscriptionStore {
    let session: any CatalogSession

    private static let columns = "id, name, channel, escalation, document, created_at, revision"

    /// Throws `catalog.exists` where the name is taken.
    package func add(_ subscription: SubscriptionRecord) throws {
        try session.execute(
            "INSERT INTO subscriptions (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, 0)",
            [
                .text(subscription.id), .text(subscription.name), .text(subscription.channel),
                CatalogValue(subscription.escalation), .text(try WorkJSON.text(subscription.settings)),
                CatalogValue(subscription.createdAt),
            ])
    }

    /// Over the revision it was made from. Throws `catalog.changed`.
    package func update(_ subscription: SubscriptionRecord) throws {
        try session.change(
            "The subscription \(subscription.name)",
            """
            UPDATE subscriptions SET name = ?, channel = ?, escalation = ?, document = ?, revision = revision + 1
            WHERE id = ? AND revision = ?
            """,
            [
                .text(subscription.name), .text(subscription.channel), CatalogValue(subscription.escalation),
                .text(try WorkJSON.text(subscription.settings)), .text(subscription.id),
                .integer(subscription.revision),
            ])
    }

    /// With what it knows of troubles; what is on its way still arrives. Throws `catalog.missing`.
    package func remove(_ id: String) throws {
        try session.remove("subscription \(id)", "DELETE FROM subscriptions WHERE id = ?", [.text(id)])
        try session.execute("DELETE FROM follows WHERE subscriber = ?", [.text(id)])
    }

    package func find(_ id: String) throws -> SubscriptionRecord? {
        try session.first("SELECT \(Self.columns) FROM subscriptions WHERE id = ?", [.text(id)]).map(Self.record)
    }

    package func named(_ name: String) throws -> SubscriptionRecord? {
        try session.first("SELECT \(Self.columns) FROM subscriptions WHERE name = ?", [.text(name)]).map(Self.record)
    }

    /// By name.
    package func page(after: String = "", limit: Int = 1000) throws -> [SubscriptionRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM subscriptions WHERE name > ? ORDER BY name LIMIT ?",
            [.text(after), .integer(Int64(limit))]
        ).map(Self.record)
    }

    private static func record(_ row: CatalogRow) throws -> SubscriptionRecord {
        SubscriptionRecord(
            id: try row.text("id"), name: try row.text("name"), channel: try row.text("channel"),
            escalation: try row.optionalText("escalation"),
            settings: try WorkJSON.value(SubscriptionSettings.self, in: try row.text("document")),
            createdAt: try row.time("created_at"), revision: try row.integer("revision"))
    }
}
