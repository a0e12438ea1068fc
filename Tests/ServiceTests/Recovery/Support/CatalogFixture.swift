import Catalog
import Core
import Service
import TestKit

/// A catalog with rows in every table, of every type a column can have, with texts that are easily got wrong.
enum CatalogFixture {
    static let password = Secret("hunter2 of the shop")
    static let odd = "\u{1}\u{1F}\"\\\n\t/ — Zoë 🌊 \u{7F}\u{2028}'"
    static let allBytes = (0...255).map { UInt8($0) }

    /// Statements by table, in the order of tables. Jobs are one of each state that a recovery treats in its own way.
    static let rows: [(table: String, sql: String, parameters: [CatalogValue])] = [
        ("projects", "INSERT INTO projects (id, name, created_at) VALUES ('p', 'project', 1)", []),
        ("projects", "INSERT INTO projects (id, name, created_at) VALUES ('q', ?, -9223372036854775807)", [.text(odd)]),
        ("sites", "INSERT INTO sites (id, project, name, created_at) VALUES ('s', 'p', '', 9223372036854775807)", []),
        (
            "instances",
            """
            INSERT INTO instances (id, project, site, name, endpoint, document, created_at, revision)
            VALUES ('i', 'p', 's', 'shop', 'db:3306', ?, 1, 7)
            """, [.text("{\"user\":\"\(odd.filter { $0.isLetter })\"}")]
        ),
        ("instance_tags", "INSERT INTO instance_tags (instance, tag) VALUES ('i', 'gold'), ('i', 'eu')", []),
        (
            "plans",
            """
            INSERT INTO plans (id, project, name, document, created_at, revision) VALUES ('l', 'p', 'plan', ?, 1, 0)
            """, [.text(odd)]
        ),
        ("bindings", "INSERT INTO bindings (plan, kind, subject) VALUES ('l', 'tag', 'gold')", []),
        ("jobs", job("done", "base", "succeeded", lease: 3), []),
        ("jobs", job("runs", "base", "running", lease: 4), []),
        ("jobs", job("stops", "verify", "running", lease: 1, isCancelWanted: true), []),
        ("jobs", job("streams", "stream", "waiting", lease: 9), []),
        ("jobs", job("brings", "restore", "queued", lease: 0), []),
        ("jobs", job("waits", "copy", "waiting", lease: 2), []),
        (
            "job_lines",
            """
            INSERT INTO job_lines (job, number, written_at, level, code, message) VALUES
            ('done', 1, 1, 'note', NULL, 'very old'), ('done', 2, 1800000000000000, 'error', 'a.b', 'new'),
            ('runs', 1, 1, 'note', NULL, 'old, and the job goes on')
            """, []
        ),
        (
            "workers",
            """
            INSERT INTO workers (id, sites, kinds, slots, streams, version, started_at, seen_at)
            VALUES ('w', 's', 'base', 4, 50, '1', 1, 1)
            """, []
        ),
        ("schedules", "INSERT INTO schedules (schedule_key, document, revision) VALUES ('k', '{}', 5)", []),
        ("settings", "INSERT INTO settings (name, document, revision) VALUES ('a', '{}', 1)", []),
        (
            "events",
            "INSERT INTO events (number, happened_at, kind, document) VALUES (1, 1, 'e', '{}'), (2, 1, 'f', '{}')", []
        ),
        ("event_readers", "INSERT INTO event_readers (name, number) VALUES ('mail', 1)", []),
        ("counters", "UPDATE counters SET value = 2 WHERE name = 'event'", []),
        (
            "repositories",
            """
            INSERT INTO repositories (id, project, name, url, document, secrets, created_at, revision)
            VALUES ('r', 'p', 'main', 'file:///r', '{}', ?, 1, 0)
            """, [.blob(allBytes)]
        ),
        (
            "instance_facts",
            "INSERT INTO instance_facts (instance, document, updated_at, revision) VALUES ('i', '{}', 1, 1)", []
        ),
        (
            "instance_reach",
            "INSERT INTO instance_reach (instance, repository, through, updated_at, revision) VALUES ('i', 'r', 9, 1, 1)",
            []
        ),
        (
            "tides",
            """
            INSERT INTO tides (span, begins_at, instance, inserts, updates, deletes, rpo) VALUES (86400, 0, 'i', 1, 2, 3, 4)
            """, []
        ),
        (
            "fleet_tides",
            """
            INSERT INTO fleet_tides (project, span, begins_at, inserts, updates, deletes, stored)
            VALUES ('p', 86400, 0, 1, 2, 3, 9223372036854775807)
            """, []
        ),
        (
            "log_marks",
            "INSERT INTO log_marks (instance, happened_at, gtid, place, statement) VALUES ('i', 1, 'g', 'a.b', ?)",
            [.text(odd)]
        ),
        ("instance_habits", "INSERT INTO instance_habits (instance, document) VALUES ('i', '{}')", []),
        ("job_secrets", "INSERT INTO job_secrets (job, sealed) VALUES ('brings', ?)", [.blob([])]),
        ("job_results", "INSERT INTO job_results (job, made_at, sealed) VALUES ('done', 1, ?)", [.blob(allBytes)]),
        (
            "drills",
            """
            INSERT INTO drills (id, job, project, instance, base, restore_point, started_at, ended_at, outcome)
            VALUES ('d', 'done', 'p', 'i', 'b', 1, 1, 2, 'failed')
            """, []
        ),
        (
            "evidence", "INSERT INTO evidence (drill, object, public_key, document) VALUES ('d', 'o', 'k', ?)",
            [.blob(allBytes)]
        ),
        (
            "exports",
            """
            INSERT INTO exports (repository, object, taken_at, schema_version, row_count, bytes, hash)
            VALUES ('main', 'o', 1, 6, 1, 1, 'h')
            """, []
        ),
        (
            "people",
            """
            INSERT INTO people (name, title, kind, issuer, subject, password, must_change, is_disabled, factor, factor_step,
                created_at, changed_at, revision)
            VALUES ('alice', ?, 'local', NULL, NULL, 'scrypt$x', 0, 0, ?, 7, 1, 2, 3),
                ('bob', '', 'provider', 'https://login', 'b', NULL, 0, 1, NULL, 0, 1, 2, 0)
            """, [.text(odd), .blob(allBytes)]
        ),
        ("recovery_codes", "INSERT INTO recovery_codes (person, digest) VALUES ('alice', 'd')", []),
        (
            "sign_ins",
            """
            INSERT INTO sign_ins (id, sealed, browser, challenge, address, created_at, expires_at, state, has_factor)
            VALUES ('s', ?, 'b', 'c', '192.0.2.1', 1, 2, 'begun', 0)
            """, [.blob(allBytes)]
        ),
        (
            "grants",
            """
            INSERT INTO grants (id, subject_kind, subject, role, project, created_at, created_by)
            VALUES ('g', 'group', ?, 'viewer', 'p', 1, 'alice')
            """, [.text(odd)]
        ),
        (
            "approvals",
            """
            INSERT INTO approvals (id, requester, function, verb, kind, digest, request, reason, needs, state, created_at,
                expires_at)
            VALUES ('a', 'alice', 'beginPrune', 'delete', 'instance', 'x', 'POST /', ?, 1, 'waiting', 1, 2)
            """, [.text(odd)]
        ),
        (
            "approval_votes",
            "INSERT INTO approval_votes (approval, person, vote, reason, voted_at) VALUES ('a', 'bob', 'grant', '', 1)",
            []
        ),
        (
            "data_exports",
            """
            INSERT INTO data_exports (id, project, instance, repository, job, document, created_by, created_at,
                kept_seconds, expires_at)
            VALUES ('e', 'p', 'i', 'r', 'done', '{}', 'somebody', 1, 60, 9)
            """, []
        ),
        (
            "download_links",
            """
            INSERT INTO download_links (id, export, project, digest, owner, addresses, created_at, expires_at,
                most_uses, uses)
            VALUES ('k', 'e', 'p', 'd', 'somebody', '10.0.0.0/8', 1, 2, 3, 1)
            """, []
        ),
        (
            "download_uses",
            """
            INSERT INTO download_uses (link, number, address, begun_at, sent, reached_end)
            VALUES ('k', 1, '10.0.0.1', 1, 5, 0)
            """, []
        ),
    ]

    private static func job(
        _ id: String, _ kind: String, _ state: String, lease: Int, isCancelWanted: Bool = false
    ) -> String {
        """
        INSERT INTO jobs (id, job_key, kind, project, instance, payload, created_at, state, not_before, tries, losses,
            lease, worker, beats, ended_at, cancel_wanted, revision, line_count)
        VALUES ('\(id)', '\(id)', '\(kind)', 'p', 'i', '{}', 1, '\(state)', 1, 2, 1, \(lease), 'w', 5,
            \(state == "succeeded" ? "2" : "NULL"), \(isCancelWanted ? 1 : 0), 8, 2)
        """
    }

    /// A filled catalog on an empty database. Tables that are not known here get one row made up from their columns.
    static func make(
        _ placed: PlacedDriver, key: Secret = SecretSealer.newKey(),
        migrations: [CatalogMigration] = CatalogMigration.all
    ) async throws -> Catalog {
        let catalog = try await Catalog.open(
            try placed.open(), sealing: try SecretSealer(key: key), migrations: migrations)
        let tables = try CatalogSchema(migrations).tables
        try await catalog.write { transaction in
            for row in Self.rows where tables.contains(where: { $0.name == row.table }) {
                try transaction.session.execute(row.sql, row.parameters)
            }
            for table in tables where !Self.rows.contains(where: { $0.table == table.name }) {
                let values = table.columns.map { column in
                    switch column.kind {
                    case .text: "'x'"
                    case .integer: "1"
                    case .real: "0.5"
                    case .blob: "NULL"
                    }
                }
                try transaction.session.execute(
                    "INSERT INTO \(table.name) (\(table.columns.map(\.name).joined(separator: ", "))) "
                        + "VALUES (\(values.joined(separator: ", ")))")
            }
            try transaction.instances.setCredentials(Self.password, of: "i")
        }
        return catalog
    }
}
