extension CatalogMigration {
    /// What is done, by whom.
    static let jobs = CatalogMigration(
        version: 2, name: "jobs",
        statements: [
            """
            CREATE TABLE jobs (
                id TEXT NOT NULL PRIMARY KEY,
                job_key TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                project TEXT NOT NULL,
                instance TEXT,
                site TEXT,
                repository TEXT,
                second_repository TEXT,
                target TEXT,
                payload TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                maximum_tries BIGINT,
                state TEXT NOT NULL,
                not_before BIGINT NOT NULL,
                tries BIGINT NOT NULL,
                losses BIGINT NOT NULL,
                lease BIGINT NOT NULL,
                worker TEXT,
                beats BIGINT NOT NULL,
                heard_at BIGINT,
                started_at BIGINT,
                ended_at BIGINT,
                cancel_wanted BIGINT NOT NULL,
                failure_code TEXT,
                failure_message TEXT,
                failure_hint TEXT,
                revision BIGINT NOT NULL,
                progress TEXT,
                line_count BIGINT NOT NULL
            )
            """,
            "CREATE INDEX jobs_live ON jobs (state) WHERE state IN ('queued', 'running', 'waiting')",
            "CREATE INDEX jobs_by_instance ON jobs (instance, created_at)",
            "CREATE INDEX jobs_by_time ON jobs (project, created_at, id)",
            """
            CREATE TABLE job_lines (
                job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
                number BIGINT NOT NULL,
                written_at BIGINT NOT NULL,
                level TEXT NOT NULL,
                code TEXT,
                message TEXT NOT NULL,
                PRIMARY KEY (job, number)
            )
            """,
            """
            CREATE TABLE workers (
                id TEXT NOT NULL PRIMARY KEY,
                sites TEXT NOT NULL,
                kinds TEXT NOT NULL,
                slots BIGINT NOT NULL,
                streams BIGINT NOT NULL,
                version TEXT NOT NULL,
                started_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL
            )
            """,
            "CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value BIGINT NOT NULL)",
            "INSERT INTO counters (name, value) VALUES ('claim', 0)",
        ])
}
