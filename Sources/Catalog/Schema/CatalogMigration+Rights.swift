extension CatalogMigration {
    /// Who may do what, and what others approved.
    static let rights = CatalogMigration(
        version: 8, name: "rights",
        statements: [
            """
            CREATE TABLE policies (
                name TEXT NOT NULL PRIMARY KEY,
                title TEXT NOT NULL,
                document TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE grants (
                id TEXT NOT NULL PRIMARY KEY,
                subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person', 'group', 'token')),
                subject TEXT NOT NULL,
                role TEXT NOT NULL,
                project TEXT REFERENCES projects (id) ON DELETE CASCADE,
                created_at BIGINT NOT NULL,
                created_by TEXT NOT NULL
            )
            """,
            "CREATE UNIQUE INDEX grants_once ON grants (subject_kind, subject, role, COALESCE(project, ''))",
            """
            CREATE TABLE approvals (
                id TEXT NOT NULL PRIMARY KEY,
                requester TEXT NOT NULL,
                function TEXT NOT NULL,
                verb TEXT NOT NULL,
                kind TEXT NOT NULL,
                project TEXT,
                resource TEXT,
                digest TEXT NOT NULL,
                request TEXT NOT NULL,
                reason TEXT NOT NULL,
                needs BIGINT NOT NULL,
                state TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                ended_at BIGINT
            )
            """,
            "CREATE INDEX approvals_by_requester ON approvals (requester, state)",
            """
            CREATE TABLE approval_votes (
                approval TEXT NOT NULL REFERENCES approvals (id) ON DELETE CASCADE,
                person TEXT NOT NULL,
                vote TEXT NOT NULL CHECK (vote IN ('grant', 'refuse')),
                reason TEXT NOT NULL,
                voted_at BIGINT NOT NULL,
                PRIMARY KEY (approval, person)
            )
            """,
            "INSERT INTO counters (name, value) VALUES ('access', 0)",
            // Whoever had the administrator's password goes on doing everything.
            """
            INSERT INTO grants (id, subject_kind, subject, role, project, created_at, created_by)
            SELECT '0', 'person', name, 'administrator', NULL, changed_at, 'service' FROM administrators
            """,
        ])
}
