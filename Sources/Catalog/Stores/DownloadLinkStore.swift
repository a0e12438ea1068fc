package import Core

/// Links, and their uses.
package struct DownloadLinkStore {
    let session: any CatalogSession

    private static let columns = """
        id, export, project, digest, owner, addresses, created_at, expires_at, most_uses, uses, used_at, revoked_at,
        revoked_by
        """

    package func add(_ link: DownloadLinkRecord) throws {
        try session.execute(
            """
            INSERT INTO download_links
                (id, export, project, digest, owner, addresses, created_at, expires_at, most_uses, uses)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
            """,
            [
                .text(link.id), .text(link.export), .text(link.project), .text(link.digest), .text(link.owner),
                .text(link.addresses.joined(separator: ",")), CatalogValue(link.createdAt),
                CatalogValue(link.expiresAt), .integer(link.mostUses),
            ])
    }

    package func find(_ id: String) throws -> DownloadLinkRecord? {
        try session.first("SELECT \(Self.columns) FROM download_links WHERE id = ?", [.text(id)]).map(Self.record)
    }

    /// Of one project, or of one of its exports, newest first, at most `limit` behind the link `before`.
    package func page(
        in project: String, export: String? = nil, before: DownloadLinkRecord? = nil, limit: Int
    ) throws -> [DownloadLinkRecord] {
        var condition = export == nil ? "project = ?" : "export = ?"
        var parameters: [CatalogValue] = [.text(export ?? project)]
        if let before {
            condition += " AND (created_at < ? OR (created_at = ? AND id < ?))"
            parameters += [CatalogValue(before.createdAt), CatalogValue(before.createdAt), .text(before.id)]
        }
        return try session.query(
            """
            SELECT \(Self.columns) FROM download_links WHERE \(condition) ORDER BY created_at DESC, id DESC LIMIT ?
            """, parameters + [.integer(Int64(limit))]
        ).map(Self.record)
    }

    /// Nobody uses it from now on; of no effect where it was revoked before. Throws `catalog.missing`.
    package func revoke(_ id: String, by name: String, at now: Timestamp) throws {
        try session.remove(
            "link \(id)",
            """
            UPDATE download_links SET revoked_at = CASE WHEN revoked_at IS NULL THEN ? ELSE revoked_at END,
                revoked_by = CASE WHEN revoked_by IS NULL THEN ? ELSE revoked_by END WHERE id = ?
            """, [CatalogValue(now), .text(name), .text(id)])
    }

    /// Counts another use. False where somebody else took the last one: `uses` is what was read before.
    package func begin(_ use: DownloadUseRecord, after uses: Int64) throws -> Bool {
        let counted = try session.execute(
            """
            UPDATE download_links SET uses = uses + 1, used_at = ?
            WHERE id = ? AND uses = ? AND uses < most_uses AND revoked_at IS NULL
            """, [CatalogValue(use.begunAt), .text(use.link), .integer(uses)])
        guard counted == 1 else { return false }
        try session.execute(
            "INSERT INTO download_uses (link, number, address, begun_at, sent, reached_end) VALUES (?, ?, ?, ?, 0, 0)",
            [.text(use.link), .integer(use.number), .text(use.address), CatalogValue(use.begunAt)])
        return true
    }

    /// The newest use from an address.
    package func newestUse(of link: String, from address: String) throws -> DownloadUseRecord? {
        try session.first(
            """
            SELECT link, number, address, begun_at, sent, reached_end FROM download_uses
            WHERE link = ? AND address = ? ORDER BY number DESC LIMIT 1
            """, [.text(link), .text(address)]
        ).map { row in
            DownloadUseRecord(
                link: try row.text("link"), number: try row.integer("number"), address: try row.text("address"),
                begunAt: try row.time("begun_at"), sent: try row.integer("sent"),
                reachedEnd: try row.integer("reached_end") != 0)
        }
    }

    /// Bytes were sent to a use.
    package func note(sent: Int64, reachedEnd: Bool, link: String, number: Int64) throws {
        try session.execute(
            """
            UPDATE download_uses SET sent = sent + ?,
                reached_end = CASE WHEN ? = 1 THEN 1 ELSE reached_end END WHERE link = ? AND number = ?
            """, [.integer(sent), .integer(reachedEnd ? 1 : 0), .text(link), .integer(number)])
    }

    private static func record(_ row: CatalogRow) throws -> DownloadLinkRecord {
        DownloadLinkRecord(
            id: try row.text("id"), export: try row.text("export"), project: try row.text("project"),
            digest: try row.text("digest"), owner: try row.text("owner"),
            addresses: try row.text("addresses").split(separator: ",").map(String.init),
            createdAt: try row.time("created_at"), expiresAt: try row.time("expires_at"),
            mostUses: try row.integer("most_uses"), uses: try row.integer("uses"),
            usedAt: try row.optionalTime("used_at"), revokedAt: try row.optionalTime("revoked_at"),
            revokedBy: try row.optionalText("revoked_by"))
    }
}
