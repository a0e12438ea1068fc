internal import Core
internal import MySQLWire

extension Precheck {
    /// What tables ask for: nothing that forbids a backup, but things to know before.
    func tableChecks() async throws(TidemarkError) -> [CheckResult] {
        var results = [try await keyCheck(), try await engineCheck()]
        if session.isMariaDB { results.append(try await versioningCheck()) }
        if let prepared = try await session.queryIfAllowed("XA RECOVER") {
            results.append(
                CheckResult(
                    id: "transactions.prepared", title: "No prepared distributed transactions", severity: .recommended,
                    isMet: prepared.rows.isEmpty,
                    detail: prepared.rows.isEmpty ? "none" : "\(prepared.rows.count) wait for their end",
                    mend: "End them with XA COMMIT or XA ROLLBACK; XA RECOVER lists them."))
        }
        return results
    }

    private func keyCheck() async throws(TidemarkError) -> CheckResult {
        let result = try await session.query(
            "SELECT t.TABLE_SCHEMA, t.TABLE_NAME FROM information_schema.TABLES t LEFT JOIN (SELECT TABLE_SCHEMA, TABLE_NAME"
                + " FROM information_schema.STATISTICS WHERE NON_UNIQUE = 0 GROUP BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME"
                + " HAVING SUM(NULLABLE = 'YES') = 0) k ON k.TABLE_SCHEMA = t.TABLE_SCHEMA AND k.TABLE_NAME = t.TABLE_NAME"
                + " WHERE t.TABLE_TYPE = 'BASE TABLE' AND t.TABLE_SCHEMA NOT IN (\(SystemSchemas.literals))"
                + " AND k.TABLE_NAME IS NULL ORDER BY 1, 2")
        return CheckResult(
            id: "tables.keys", title: "A primary key on every table", severity: .recommended,
            isMet: result.rows.isEmpty,
            detail: Self.list(result, "without a key: read in one snapshot and slow to replay"),
            mend: "ALTER TABLE … ADD PRIMARY KEY (…); for each of them.")
    }

    private func engineCheck() async throws(TidemarkError) -> CheckResult {
        let result = try await session.query(
            "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA"
                + " NOT IN (\(SystemSchemas.literals)) AND ENGINE NOT IN ('InnoDB', 'ROCKSDB') ORDER BY 1, 2")
        return CheckResult(
            id: "tables.engine", title: "Transactional tables", severity: .recommended, isMet: result.rows.isEmpty,
            detail: Self.list(result, "of other engines: reading them makes writers wait"),
            mend: "ALTER TABLE … ENGINE = InnoDB; for each of them.")
    }

    private func versioningCheck() async throws(TidemarkError) -> CheckResult {
        let result = try await session.query(
            "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_TYPE = 'SYSTEM VERSIONED'"
                + " AND TABLE_SCHEMA NOT IN (\(SystemSchemas.literals)) ORDER BY 1, 2")
        return CheckResult(
            id: "tables.versioning", title: "No system-versioned tables", severity: .recommended,
            isMet: result.rows.isEmpty, detail: Self.list(result, "with history: only their current rows are backed up")
        )
    }

    /// `none`, or the number and the first few names.
    private static func list(_ result: TextResult, _ what: String) -> String {
        guard !result.rows.isEmpty else { return "none" }
        let names = result.rows.indices.prefix(5).map { "\(result.string($0, 0) ?? "").\(result.string($0, 1) ?? "")" }
        return "\(result.rows.count) \(what) (\(names.joined(separator: ", "))\(result.rows.count > 5 ? ", …" : ""))"
    }
}
