extension CatalogMigration {
    /// What the fleet was like over time: changes, how far behind, what was stored, of each instance and of each project; and
    /// what happened in the logs that somebody may want to go back behind.
    static let tides = CatalogMigration(
        version: 13, name: "tides",
        statements: [
            """
            CREATE TABLE tides (
                span BIGINT NOT NULL,
                begins_at BIGINT NOT NULL,
                instance TEXT NOT NULL REFERENCES instances (id) ON DELETE CASCADE,
                inserts BIGINT NOT NULL,
                updates BIGINT NOT NULL,
                deletes BIGINT NOT NULL,
                rpo BIGINT,
                stored BIGINT,
                packed BIGINT,
                raw BIGINT,
                PRIMARY KEY (span, begins_at, instance)
            )
            """,
            "CREATE INDEX tides_by_instance ON tides (instance, span, begins_at)",
            """
            CREATE TABLE fleet_tides (
                project TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
                span BIGINT NOT NULL,
                begins_at BIGINT NOT NULL,
                inserts BIGINT NOT NULL,
                updates BIGINT NOT NULL,
                deletes BIGINT NOT NULL,
                rpo BIGINT,
                stored BIGINT,
                packed BIGINT,
                raw BIGINT,
                PRIMARY KEY (project, span, begins_at)
            )
            """,
            """
            CREATE TABLE log_marks (
                instance TEXT NOT NULL REFERENCES instances (id) ON DELETE CASCADE,
                happened_at BIGINT NOT NULL,
                gtid TEXT NOT NULL,
                place TEXT NOT NULL,
                statement TEXT NOT NULL,
                PRIMARY KEY (instance, happened_at, gtid)
            )
            """,
            "CREATE INDEX events_by_alarm ON events (alarm, number)",
        ])
}
