extension CatalogMigration {
    /// What is protected, and how.
    ///
    /// Types are PostgreSQL's; SQLite takes them by affinity: BIGINT is an integer, BYTEA holds what it is given.
    static let fleet = CatalogMigration(
        version: 1, name: "fleet",
        statements: [
            """
            CREATE TABLE projects (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE sites (
                id TEXT NOT NULL PRIMARY KEY,
                project TEXT NOT NULL REFERENCES projects (id),
                name TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                UNIQUE (project, name)
            )
            """,
            """
            CREATE TABLE instances (
                id TEXT NOT NULL PRIMARY KEY,
                project TEXT NOT NULL REFERENCES projects (id),
                site TEXT NOT NULL REFERENCES sites (id),
                name TEXT NOT NULL,
                endpoint TEXT NOT NULL,
                document TEXT NOT NULL,
                credentials BYTEA,
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                UNIQUE (project, name)
            )
            """,
            """
            CREATE TABLE instance_tags (
                instance TEXT NOT NULL REFERENCES instances (id) ON DELETE CASCADE,
                tag TEXT NOT NULL,
                PRIMARY KEY (instance, tag)
            )
            """,
            "CREATE INDEX instance_tags_by_tag ON instance_tags (tag)",
            """
            CREATE TABLE plans (
                id TEXT NOT NULL PRIMARY KEY,
                project TEXT NOT NULL REFERENCES projects (id),
                name TEXT NOT NULL,
                document TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                UNIQUE (project, name)
            )
            """,
            """
            CREATE TABLE bindings (
                plan TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('instance', 'tag')),
                subject TEXT NOT NULL,
                PRIMARY KEY (plan, kind, subject)
            )
            """,
            "CREATE INDEX bindings_by_subject ON bindings (kind, subject)",
        ])
}
