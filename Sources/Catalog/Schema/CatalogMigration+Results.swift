extension CatalogMigration {
    /// What jobs found out or did. Sealed: statements and keys of rows are data of the instances.
    static let results = CatalogMigration(
        version: 14, name: "results",
        statements: [
            """
            CREATE TABLE job_results (
                job TEXT NOT NULL PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
                made_at BIGINT NOT NULL,
                sealed BYTEA NOT NULL
            )
            """
        ])
}
