extension CatalogMigration {
    /// How far each stream is, apart from everything else that is known of an instance: it changes every ten seconds, and the
    /// rest seldom. And indexes that give lists of jobs in their order.
    static let reach = CatalogMigration(
        version: 7, name: "reach",
        statements: [
            """
            CREATE TABLE instance_reach (
                instance TEXT NOT NULL PRIMARY KEY REFERENCES instances (id) ON DELETE CASCADE,
                repository TEXT NOT NULL,
                through BIGINT,
                through_seen BIGINT,
                source_ahead BIGINT,
                stream_seen BIGINT,
                updated_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            )
            """,
            // Without the identifier an index does not give the order of the list, and SQLite walks through all jobs of the
            // project instead.
            "DROP INDEX jobs_by_state",
            "CREATE INDEX jobs_in_state ON jobs (project, state, created_at, id)",
            "CREATE INDEX jobs_of_kind ON jobs (project, kind, created_at, id)",
        ])
}
