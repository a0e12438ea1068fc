extension CatalogMigration {
    /// What leaves the house: exports of data, and the links they are fetched by.
    static let downloads = CatalogMigration(
        version: 11, name: "downloads",
        statements: [
            """
            CREATE TABLE data_exports (
                id TEXT NOT NULL PRIMARY KEY,
                project TEXT NOT NULL,
                instance TEXT NOT NULL,
                repository TEXT NOT NULL,
                job TEXT NOT NULL,
                document TEXT NOT NULL,
                created_by TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                kept_seconds BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                folder TEXT,
                file_name TEXT,
                part_bytes BIGINT,
                bytes BIGINT,
                hash TEXT,
                table_count BIGINT,
                row_count BIGINT,
                ready_at BIGINT,
                erased_at BIGINT
            )
            """,
            "CREATE INDEX data_exports_by_time ON data_exports (project, created_at, id)",
            "CREATE INDEX data_exports_kept ON data_exports (expires_at) WHERE erased_at IS NULL",
            """
            CREATE TABLE download_links (
                id TEXT NOT NULL PRIMARY KEY,
                export TEXT NOT NULL REFERENCES data_exports (id) ON DELETE CASCADE,
                project TEXT NOT NULL,
                digest TEXT NOT NULL,
                owner TEXT NOT NULL,
                addresses TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                most_uses BIGINT NOT NULL,
                uses BIGINT NOT NULL,
                used_at BIGINT,
                revoked_at BIGINT,
                revoked_by TEXT
            )
            """,
            "CREATE INDEX download_links_by_time ON download_links (project, created_at, id)",
            "CREATE INDEX download_links_by_export ON download_links (export)",
            """
            CREATE TABLE download_uses (
                link TEXT NOT NULL REFERENCES download_links (id) ON DELETE CASCADE,
                number BIGINT NOT NULL,
                address TEXT NOT NULL,
                begun_at BIGINT NOT NULL,
                sent BIGINT NOT NULL,
                reached_end BIGINT NOT NULL,
                PRIMARY KEY (link, number)
            )
            """,
        ])
}
