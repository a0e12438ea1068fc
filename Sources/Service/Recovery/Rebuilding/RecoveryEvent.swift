internal import Catalog
internal import Core
internal import Foundation
internal import Repository

/// The event that tells of a recovery.
enum RecoveryEvent {
    /// Appends it with its details as JSON; the caller's transaction ends soon.
    static func append(_ details: some Encodable, in session: any CatalogSession) throws -> Int64 {
        let number = try session.nextNumber(of: "event")
        try session.execute(
            "INSERT INTO events (number, happened_at, kind, document) VALUES (?, ?, ?, ?)",
            [
                .integer(number), CatalogValue(try session.now()), .text(EventKind.catalogRecovered.rawValue),
                .text(String(decoding: try StoredJSON.encode(details), as: UTF8.self)),
            ])
        return number
    }
}
