package import Core

/// Drills that have ended, and their evidence.
package struct DrillStore {
    let session: any CatalogSession

    private static let columns = """
        id, job, project, instance, repository, plan, base, restore_point, gtid, started_at, ended_at, outcome, rto, failure
        """

    /// Stores a drill with its evidence. A second time nothing happens where it is the same; throws `catalog.exists` where it
    /// is another.
    package func add(_ drill: DrillRecord, _ evidence: EvidenceRecord) throws {
        let added = try session.execute(
            """
            INSERT INTO drills (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """,
            [
                .text(drill.id), .text(drill.job), .text(drill.project), .text(drill.instance),
                CatalogValue(drill.repository), CatalogValue(drill.plan), .text(drill.base),
                CatalogValue(drill.restorePoint), CatalogValue(drill.gtid), CatalogValue(drill.startedAt),
                CatalogValue(drill.endedAt), .text(drill.outcome.rawValue), CatalogValue(drill.rto),
                CatalogValue(drill.failure),
            ])
        guard added == 1 else {
            guard try find(drill.id) == drill, try self.evidence(of: drill.id) == evidence else {
                throw TidemarkError(
                    .catalogExists, "There is another drill \(drill.id).", hint: "Run the drill again.")
            }
            return
        }
        try session.execute(
            "INSERT INTO evidence (drill, object, public_key, document) VALUES (?, ?, ?, ?)",
            [.text(evidence.drill), .text(evidence.object), .text(evidence.publicKey), .blob(evidence.document)])
    }

    package func find(_ id: String) throws -> DrillRecord? {
        try session.first("SELECT \(Self.columns) FROM drills WHERE id = ?", [.text(id)]).map(Self.record)
    }

    /// Of one instance, newest first, at most `limit` that ended before the drill `before`.
    package func page(of instance: String, before: DrillRecord? = nil, limit: Int = 100) throws -> [DrillRecord] {
        var condition = "instance = ?"
        var parameters: [CatalogValue] = [.text(instance)]
        if let before {
            condition += " AND (ended_at < ? OR (ended_at = ? AND id < ?))"
            parameters += [CatalogValue(before.endedAt), CatalogValue(before.endedAt), .text(before.id)]
        }
        return try session.query(
            "SELECT \(Self.columns) FROM drills WHERE \(condition) ORDER BY ended_at DESC, id DESC LIMIT ?",
            parameters + [.integer(Int64(limit))]
        ).map(Self.record)
    }

    /// The newest of an instance; nil where there never was one.
    package func newest(of instance: String) throws -> DrillRecord? { try page(of: instance, limit: 1).first }

    /// Nil where there is no such drill.
    package func evidence(of drill: String) throws -> EvidenceRecord? {
        try session.first("SELECT drill, object, public_key, document FROM evidence WHERE drill = ?", [.text(drill)])
            .map { row in
                EvidenceRecord(
                    drill: try row.text("drill"), object: try row.text("object"),
                    publicKey: try row.text("public_key"), document: try row.blob("document"))
            }
    }

    /// Forgets drills that ended before `time`, except the newest of each instance; their evidence stays in the repository.
    @discardableResult
    package func trim(before time: Timestamp) throws -> Int {
        try session.execute(
            """
            DELETE FROM drills WHERE ended_at < ?
            AND EXISTS (SELECT 1 FROM drills AS later WHERE later.instance = drills.instance
                AND (later.ended_at > drills.ended_at OR (later.ended_at = drills.ended_at AND later.id > drills.id)))
            """, [CatalogValue(time)])
    }

    private static func record(_ row: CatalogRow) throws -> DrillRecord {
        DrillRecord(
            id: try row.text("id"), job: try row.text("job"), project: try row.text("project"),
            instance: try row.text("instance"), repository: try row.optionalText("repository"),
            plan: try row.optionalText("plan"), base: try row.text("base"), restorePoint: try row.time("restore_point"),
            gtid: try row.optionalText("gtid"), startedAt: try row.time("started_at"),
            endedAt: try row.time("ended_at"),
            outcome: try row.raw("outcome"), rto: try row.optionalInteger("rto"),
            failure: try row.optionalText("failure"))
    }
}
