internal import APIModel
package import Catalog
package import Core

/// What ends soon: tokens of machines, and the server's certificate. Each is told of once.
package enum ExpiryWatch {
    private static let tokenDays = 14.0
    private static let certificateDays = 21.0

    private struct Told: Codable {
        let ends: Timestamp
    }

    /// Tells of tokens that end soon.
    static func look(_ transaction: CatalogTransaction) throws {
        let now = try transaction.now()
        let rows = try transaction.session.query(
            "SELECT id, name, expires_at FROM tokens WHERE expires_at > ? AND expires_at <= ? ORDER BY expires_at, id",
            [CatalogValue(now), CatalogValue(now.adding(seconds: tokenDays * 86_400))])
        for row in rows {
            let ends = try row.time("expires_at")
            guard try isNews("expiry/token/\(try row.text("id"))", ends, transaction) else { continue }
            let details = ["token": try row.text("name"), "ends": ends.description]
            try transaction.append(PlannedEvent(.keyExpiring, details))
        }
    }

    /// Tells of the server's certificate where it ends soon, or has ended.
    package static func look(at certificate: String, ending ends: Timestamp, _ catalog: Catalog) async throws {
        let isSoon = try await catalog.read { try $0.now() >= ends.adding(seconds: -certificateDays * 86_400) }
        guard isSoon else { return }
        try await catalog.write { transaction in
            guard try isNews("expiry/certificate/\(certificate)", ends, transaction) else { return }
            try transaction.append(
                PlannedEvent(.certificateExpiring, ["file": certificate, "ends": ends.description]))
        }
    }

    private static func isNews(_ key: String, _ ends: Timestamp, _ transaction: CatalogTransaction) throws -> Bool {
        let record = try transaction.schedules.find(key)
        if let record, try WorkJSON.value(Told.self, in: record.document).ends == ends { return false }
        try transaction.schedules.put(
            ScheduleRecord(key: key, document: try WorkJSON.text(Told(ends: ends)), revision: record?.revision ?? 0))
        return true
    }
}
