extension CatalogMigration {
    /// Who may ask, and what was answered to whom; titles and revisions for what had none.
    static let access = CatalogMigration(
        version: 5, name: "access",
        statements: [
            """
            CREATE TABLE administrators (
                name TEXT NOT NULL PRIMARY KEY,
                password TEXT NOT NULL,
                changed_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE sessions (
                id TEXT NOT NULL PRIMARY KEY,
                person TEXT NOT NULL,
                digest TEXT NOT NULL,
                address TEXT,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sessions_by_end ON sessions (expires_at)",
            """
            CREATE TABLE tokens (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                scope TEXT NOT NULL,
                digest TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT,
                used_at BIGINT
            )
            """,
            """
            CREATE TABLE sign_in_failures (
                subject TEXT NOT NULL PRIMARY KEY,
                failures BIGINT NOT NULL,
                failed_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE kept_answers (
                caller TEXT NOT NULL,
                request_key TEXT NOT NULL,
                fingerprint TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                status BIGINT,
                answer TEXT,
                PRIMARY KEY (caller, request_key)
            )
            """,
            "CREATE INDEX kept_answers_by_age ON kept_answers (created_at)",
            "CREATE INDEX jobs_by_state ON jobs (project, state, created_at)",
            "ALTER TABLE projects ADD COLUMN title TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE projects ADD COLUMN revision BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE sites ADD COLUMN title TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE sites ADD COLUMN revision BIGINT NOT NULL DEFAULT 0",
        ])
}
