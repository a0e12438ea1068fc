extension CatalogMigration {
    /// What the service itself must remember.
    static let service = CatalogMigration(
        version: 3, name: "service",
        statements: [
            """
            CREATE TABLE schedules (
                schedule_key TEXT NOT NULL PRIMARY KEY,
                document TEXT NOT NULL,
                revision BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE settings (
                name TEXT NOT NULL PRIMARY KEY,
                document TEXT NOT NULL,
                revision BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE events (
                number BIGINT NOT NULL PRIMARY KEY,
                happened_at BIGINT NOT NULL,
                kind TEXT NOT NULL,
                project TEXT,
                instance TEXT,
                job TEXT,
                document TEXT NOT NULL
            )
            """,
            "CREATE TABLE event_readers (name TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL)",
            "INSERT INTO counters (name, value) VALUES ('event', 0)",
        ])
}
