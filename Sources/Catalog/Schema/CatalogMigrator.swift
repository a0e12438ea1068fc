internal import Core

/// Brings a catalog's schema forward. There is no way back: an older program refuses a newer catalog.
package struct CatalogMigrator: Sendable {
    package let migrations: [CatalogMigration]

    package init(_ migrations: [CatalogMigration] = CatalogMigration.all) { self.migrations = migrations }

    /// Carries out what is missing, all in one transaction, and returns the versions that were missing.
    ///
    /// Several servers may begin at once: one does it, the others find it done. Throws `catalog.schema` where the catalog was
    /// made by a newer version, or by steps that have other texts.
    package func migrate(_ driver: any CatalogDriver) async throws -> [Int64] {
        let dialect = driver.dialect
        return try await driver.transaction(.write) { try migrate($0, dialect) }
    }

    /// The same inside a transaction that writes.
    package func migrate(_ session: any CatalogSession, _ dialect: CatalogDialect) throws -> [Int64] {
        let present = try self.present(session, dialect)
        let now = try session.now()
        let missing = migrations.dropFirst(present)
        for migration in missing {
            for statement in migration.statements { try session.execute(statement) }
            try session.execute(
                "INSERT INTO schema_versions (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)",
                [
                    .integer(migration.version), .text(migration.name), .text(migration.checksum),
                    .integer(now.microseconds),
                ])
        }
        return missing.map(\.version)
    }

    /// How many of the steps a catalog has. From here to the end of the transaction nobody else changes its schema.
    package func present(_ session: any CatalogSession, _ dialect: CatalogDialect) throws -> Int {
        if dialect == .postgresql {
            // SQLite has one writer anyway. The number is arbitrary, and every version of Tidemark has the same.
            _ = try session.query("SELECT pg_advisory_xact_lock(?)", [0x7469_6465_6D61_726B])
        }
        try session.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_versions (
                version BIGINT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at BIGINT NOT NULL
            )
            """)
        let present = try session.query("SELECT version, name, checksum FROM schema_versions ORDER BY version")
        for (index, row) in present.enumerated() {
            let version = try row.integer("version")
            guard index < migrations.count else {
                throw TidemarkError(
                    .catalogSchema, "The catalog has schema version \(version); this program knows up to \(index).",
                    hint: "Use the version of Tidemark that made it, or a newer one.")
            }
            let known = migrations[index]
            guard version == known.version, try row.text("checksum") == known.checksum else {
                throw TidemarkError(
                    .catalogSchema,
                    "Step \(version) of the catalog's schema (\(try row.text("name"))) is not the one this program knows.",
                    hint: "Was the catalog made by a program that was never released? Begin with a new catalog.")
            }
        }
        return present.count
    }
}
