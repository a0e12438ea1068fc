extension CatalogMigration {
    /// Who is told what happened: channels, subscriptions, alarms, what is on its way; and what instances usually do.
    static let events = CatalogMigration(
        version: 12, name: "events",
        statements: [
            """
            CREATE TABLE channels (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                document TEXT NOT NULL,
                secrets BYTEA,
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE subscriptions (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                channel TEXT NOT NULL REFERENCES channels (id),
                escalation TEXT REFERENCES channels (id),
                document TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                revision BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE alarms (
                id TEXT NOT NULL PRIMARY KEY,
                alarm_key TEXT NOT NULL,
                kind TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL,
                event_count BIGINT NOT NULL,
                over_at BIGINT,
                acknowledged_at BIGINT,
                acknowledged_by TEXT,
                note TEXT
            )
            """,
            "CREATE INDEX alarms_by_key ON alarms (alarm_key, over_at)",
            "CREATE INDEX alarms_by_end ON alarms (over_at, last_at)",
            """
            CREATE TABLE follows (
                subscriber TEXT NOT NULL,
                follow_key TEXT NOT NULL,
                alarm TEXT,
                document TEXT NOT NULL,
                look_at BIGINT,
                PRIMARY KEY (subscriber, follow_key)
            )
            """,
            "CREATE INDEX follows_by_look ON follows (look_at)",
            "CREATE INDEX follows_by_alarm ON follows (alarm)",
            """
            CREATE TABLE deliveries (
                id TEXT NOT NULL PRIMARY KEY,
                subscriber TEXT NOT NULL,
                channel TEXT NOT NULL,
                event BIGINT NOT NULL,
                notice TEXT NOT NULL,
                state TEXT NOT NULL,
                tries BIGINT NOT NULL,
                not_before BIGINT NOT NULL,
                failure TEXT,
                created_at BIGINT NOT NULL,
                since BIGINT NOT NULL,
                ended_at BIGINT
            )
            """,
            "CREATE INDEX deliveries_by_state ON deliveries (state, not_before)",
            "CREATE INDEX deliveries_by_channel ON deliveries (channel, id)",
            "CREATE INDEX deliveries_by_end ON deliveries (state, ended_at)",
            """
            CREATE TABLE instance_habits (
                instance TEXT NOT NULL PRIMARY KEY REFERENCES instances (id) ON DELETE CASCADE,
                document TEXT NOT NULL
            )
            """,
            "ALTER TABLE events ADD COLUMN alarm TEXT",
            "CREATE INDEX events_by_kind ON events (kind, number)",
            "CREATE INDEX events_by_project ON events (project, number)",
            "CREATE INDEX events_by_instance ON events (instance, number)",
            "INSERT INTO counters (name, value) VALUES ('dispatch', 0)",
            // Nobody wants to be told now of what happened before there was anybody to tell.
            """
            INSERT INTO event_readers (name, number)
            SELECT 'dispatch', value FROM counters WHERE name = 'event' AND value > 0
            """,
        ])
}
