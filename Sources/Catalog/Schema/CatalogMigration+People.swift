extension CatalogMigration {
    /// People with their passwords and second factors, in the place of the one administrator; what is known of a session and
    /// of the use of a token; signing in by a provider, while it is under way.
    static let people = CatalogMigration(
        version: 9, name: "people",
        statements: [
            """
            CREATE TABLE people (
                name TEXT NOT NULL PRIMARY KEY,
                title TEXT NOT NULL,
                mail TEXT,
                kind TEXT NOT NULL CHECK (kind IN ('local', 'provider')),
                issuer TEXT,
                subject TEXT,
                password TEXT,
                password_changed_at BIGINT,
                must_change BIGINT NOT NULL,
                is_disabled BIGINT NOT NULL,
                factor BYTEA,
                pending_factor BYTEA,
                factor_step BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                signed_in_at BIGINT,
                revision BIGINT NOT NULL
            )
            """,
            // Several people without a provider are no conflict: NULLs differ from each other.
            "CREATE UNIQUE INDEX people_by_subject ON people (issuer, subject)",
            """
            INSERT INTO people (name, title, kind, password, password_changed_at, must_change, is_disabled, factor_step,
                created_at, changed_at, revision)
            SELECT name, '', 'local', password, changed_at, 0, 0, 0, changed_at, changed_at, 0 FROM administrators
            """,
            "DROP TABLE administrators",
            """
            CREATE TABLE recovery_codes (
                person TEXT NOT NULL REFERENCES people (name) ON DELETE CASCADE,
                digest TEXT NOT NULL,
                PRIMARY KEY (person, digest)
            )
            """,
            "ALTER TABLE sessions ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE sessions ADD COLUMN seen_from TEXT",
            "ALTER TABLE sessions ADD COLUMN agent TEXT",
            "ALTER TABLE sessions ADD COLUMN method TEXT NOT NULL DEFAULT 'password'",
            "ALTER TABLE sessions ADD COLUMN has_factor BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE sessions ADD COLUMN group_names TEXT NOT NULL DEFAULT '[]'",
            "UPDATE sessions SET seen_at = created_at",
            "CREATE INDEX sessions_by_person ON sessions (person, id)",
            "ALTER TABLE tokens ADD COLUMN used_from TEXT",
            "ALTER TABLE tokens ADD COLUMN rotated_at BIGINT",
            "ALTER TABLE tokens ADD COLUMN old_digest TEXT",
            "ALTER TABLE tokens ADD COLUMN old_until BIGINT",
            """
            CREATE TABLE sign_ins (
                id TEXT NOT NULL PRIMARY KEY,
                sealed BYTEA NOT NULL,
                browser TEXT NOT NULL,
                challenge TEXT NOT NULL,
                port BIGINT,
                address TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('begun', 'taken', 'done')),
                code_digest TEXT,
                person TEXT,
                group_names TEXT,
                has_factor BIGINT NOT NULL
            )
            """,
            "CREATE UNIQUE INDEX sign_ins_by_code ON sign_ins (code_digest)",
            "CREATE INDEX sign_ins_by_end ON sign_ins (expires_at)",
        ])
}
