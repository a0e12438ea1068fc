internal import Catalog
internal import Core

/// The workers that were heard of.
package struct WorkerStore {
    let session: any CatalogSession

    /// A worker says that it is there, and what it offers.
    package func see(_ offer: WorkerOffer, version: String) throws {
        let now = CatalogValue(try session.now())
        try session.execute(
            """
            INSERT INTO workers (id, sites, kinds, slots, streams, version, started_at, seen_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET sites = excluded.sites, kinds = excluded.kinds, slots = excluded.slots,
                streams = excluded.streams, version = excluded.version, seen_at = excluded.seen_at
            """,
            [
                .text(offer.worker.rawValue), .text(Self.joined(offer.sites)),
                .text(Self.joined(Set(offer.kinds.map(\.rawValue)))), .integer(Int64(offer.slots)),
                .integer(Int64(offer.streams)), .text(version), now, now,
            ])
    }

    /// Those heard of within `seconds`, by identifier.
    package func seen(within seconds: Double) throws -> [WorkerRecord] {
        try session.query(
            """
            SELECT id, sites, kinds, slots, streams, version, started_at, seen_at FROM workers WHERE seen_at > ?
            ORDER BY id
            """, [CatalogValue(try session.now().adding(seconds: -seconds))]
        ).map { row in
            let kinds = Self.split(try row.text("kinds")).compactMap { JobKind(rawValue: $0) }
            return WorkerRecord(
                offer: WorkerOffer(
                    worker: WorkerID(try row.text("id")), sites: Set(Self.split(try row.text("sites"))),
                    kinds: Set(kinds), slots: Int(try row.integer("slots")),
                    streams: Int(try row.integer("streams"))),
                version: try row.text("version"), startedAt: try row.time("started_at"),
                seenAt: try row.time("seen_at"))
        }
    }

    /// Forgets those not heard of for `seconds`; returns how many.
    @discardableResult
    package func forget(silentFor seconds: Double) throws -> Int {
        try session.execute(
            "DELETE FROM workers WHERE seen_at <= ?", [CatalogValue(try session.now().adding(seconds: -seconds))])
    }

    /// Names are kept one a line; no name has a line break.
    private static func joined(_ names: Set<String>) -> String { names.sorted().joined(separator: "\n") }
    private static func split(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}
