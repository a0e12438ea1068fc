extension CatalogMigration {
    /// What was proven, and where the catalog itself is kept.
    static let drills = CatalogMigration(
        version: 6, name: "drills",
        statements: [
            """
            CREATE TABLE drills (
                id TEXT NOT NULL PRIMARY KEY,
                job TEXT NOT NULL,
                project TEXT NOT NULL,
                instance TEXT NOT NULL,
                repository TEXT,
                plan TEXT,
                base TEXT NOT NULL,
                restore_point BIGINT NOT NULL,
                gtid TEXT,
                started_at BIGINT NOT NULL,
                ended_at BIGINT NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'failed')),
                rto BIGINT,
                failure TEXT
            )
            """,
            "CREATE INDEX drills_by_instance ON drills (instance, ended_at)",
            """
            CREATE TABLE evidence (
                drill TEXT NOT NULL PRIMARY KEY REFERENCES drills (id) ON DELETE CASCADE,
                object TEXT NOT NULL,
                public_key TEXT NOT NULL,
                document BYTEA NOT NULL
            )
            """,
            """
            CREATE TABLE exports (
                repository TEXT NOT NULL,
                object TEXT NOT NULL,
                taken_at BIGINT NOT NULL,
                schema_version BIGINT NOT NULL,
                row_count BIGINT NOT NULL,
                bytes BIGINT NOT NULL,
                hash TEXT NOT NULL,
                PRIMARY KEY (repository, object)
            )
            """,
        ])
}
