extension CatalogMigration {
    /// Who did what, as a chain of hashes, and what was signed of it. The columns beside a line are for searching: what counts
    /// is the line.
    static let audit = CatalogMigration(
        version: 10, name: "audit",
        statements: [
            """
            CREATE TABLE audit_heads (
                name TEXT NOT NULL PRIMARY KEY,
                chain TEXT NOT NULL,
                number BIGINT NOT NULL,
                hash TEXT NOT NULL,
                anchor BIGINT NOT NULL,
                anchor_hash TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE audit_entries (
                number BIGINT NOT NULL PRIMARY KEY,
                happened_at BIGINT NOT NULL,
                who TEXT NOT NULL,
                function TEXT NOT NULL,
                verb TEXT,
                kind TEXT NOT NULL,
                project TEXT,
                resource TEXT,
                instance TEXT,
                result TEXT NOT NULL,
                request TEXT NOT NULL,
                address TEXT,
                line TEXT NOT NULL,
                hash TEXT NOT NULL
            )
            """,
            "CREATE INDEX audit_by_time ON audit_entries (happened_at, number)",
            "CREATE INDEX audit_by_who ON audit_entries (who, number)",
            "CREATE INDEX audit_by_function ON audit_entries (function, number)",
            "CREATE INDEX audit_by_result ON audit_entries (result, number)",
            "CREATE INDEX audit_by_resource ON audit_entries (kind, resource, number)",
            """
            CREATE TABLE audit_checkpoints (
                last_number BIGINT NOT NULL PRIMARY KEY,
                first_number BIGINT NOT NULL,
                chain TEXT NOT NULL,
                hash TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                document TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE audit_copies (
                repository TEXT NOT NULL PRIMARY KEY,
                through BIGINT NOT NULL,
                stored_at BIGINT,
                failure TEXT
            )
            """,
        ])
}
