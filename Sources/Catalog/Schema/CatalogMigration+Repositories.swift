extension CatalogMigration {
    /// Where backups live, and what is known of what lies there.
    static let repositories = CatalogMigration(
        version: 4, name: "repositories",
        statements: [
            """
            CREATE TABLE repositories (
                id TEXT NOT NULL PRIMARY KEY,
                project TEXT NOT NULL REFERENCES projects (id),
                name TEXT NOT NULL,
                url TEXT NOT NULL,
                document TEXT NOT NULL,
                secrets BYTEA,
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                UNIQUE (project, name)
            )
            """,
            """
            CREATE TABLE instance_facts (
                instance TEXT NOT NULL PRIMARY KEY REFERENCES instances (id) ON DELETE CASCADE,
                document TEXT NOT NULL,
                updated_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE job_secrets (
                job TEXT NOT NULL PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
                sealed BYTEA NOT NULL
            )
            """,
            "INSERT INTO counters (name, value) VALUES ('planner', 0)",
        ])
}
