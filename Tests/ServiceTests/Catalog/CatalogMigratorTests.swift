import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct CatalogMigratorTests {
    /// What every version could hold. Once a version is released its rows here stay as they are.
    private static let rows: [Int: [String]] = [
        1: [
            "INSERT INTO projects (id, name, created_at) VALUES ('p', 'project', 1)",
            "INSERT INTO sites (id, project, name, created_at) VALUES ('s', 'p', 'site', 1)",
            """
            INSERT INTO instances (id, project, site, name, endpoint, document, created_at, revision)
            VALUES ('i', 'p', 's', 'shop', 'db:3306', '{}', 1, 7)
            """,
            "INSERT INTO instance_tags (instance, tag) VALUES ('i', 'gold')",
            "INSERT INTO plans (id, project, name, document, created_at, revision) VALUES ('l', 'p', 'plan', '{}', 1, 0)",
            "INSERT INTO bindings (plan, kind, subject) VALUES ('l', 'tag', 'gold')",
        ],
        2: [
            """
            INSERT INTO jobs (id, job_key, kind, project, payload, created_at, state, not_before, tries, losses, lease,
                beats, cancel_wanted, revision, line_count)
            VALUES ('j', 'k', 'base', 'p', '{}', 1, 'queued', 1, 0, 0, 0, 0, 0, 0, 0)
            """
        ],
        3: ["INSERT INTO settings (name, document, revision) VALUES ('a', '{}', 1)"],
        4: [
            """
            INSERT INTO repositories (id, project, name, url, document, created_at, revision)
            VALUES ('r', 'p', 'main', '/r', '{}', 1, 2)
            """,
            "INSERT INTO instance_facts (instance, document, updated_at, revision) VALUES ('i', '{}', 1, 3)",
        ],
        5: [
            "INSERT INTO administrators (name, password, changed_at) VALUES ('administrator', 'x', 1)",
            """
            INSERT INTO tokens (id, name, scope, digest, created_at) VALUES ('t', 'site', 'worker', 'x', 1)
            """,
        ],
        6: [
            """
            INSERT INTO drills (id, job, project, instance, base, restore_point, started_at, ended_at, outcome)
            VALUES ('d', 'j', 'p', 'i', 'b', 1, 1, 2, 'passed')
            """,
            "INSERT INTO evidence (drill, object, public_key, document) VALUES ('d', 'o', 'k', '')",
        ],
        7: [
            "INSERT INTO instance_reach (instance, repository, updated_at, revision) VALUES ('i', 'r', 1, 4)"
        ],
        8: [
            "INSERT INTO policies (name, title, document, created_at, revision) VALUES ('team', '', '[]', 1, 5)",
            """
            INSERT INTO grants (id, subject_kind, subject, role, project, created_at, created_by)
            VALUES ('g', 'group', 'ops', 'team', 'p', 1, 'administrator')
            """,
            """
            INSERT INTO approvals (id, requester, function, verb, kind, digest, request, reason, needs, state, created_at,
                expires_at)
            VALUES ('a', 'ann', 'beginPrune', 'delete', 'instance', 'x', 'POST /', 'why', 1, 'waiting', 1, 2)
            """,
            "INSERT INTO approval_votes (approval, person, vote, reason, voted_at) VALUES ('a', 'ben', 'grant', '', 1)",
        ],
        9: ["INSERT INTO recovery_codes (person, digest) VALUES ('administrator', 'd')"],
        11: [
            """
            INSERT INTO data_exports (id, project, instance, repository, job, document, created_by, created_at,
                kept_seconds, expires_at)
            VALUES ('e', 'p', 'i', 'r', 'j', '{}', 'somebody', 1, 60, 9)
            """,
            """
            INSERT INTO download_links (id, export, project, digest, owner, addresses, created_at, expires_at,
                most_uses, uses)
            VALUES ('k', 'e', 'p', 'd', 'somebody', '', 1, 2, 3, 1)
            """,
        ],
        12: [
            """
            INSERT INTO channels (id, name, kind, document, created_at, revision)
            VALUES ('c', 'ops', 'webhook', '{}', 1, 0)
            """,
            """
            INSERT INTO subscriptions (id, name, channel, document, created_at, revision)
            VALUES ('u', 'all', 'c', '{}', 1, 0)
            """,
        ],
        13: [
            "INSERT INTO tides (span, begins_at, instance, inserts, updates, deletes) VALUES (900, 0, 'i', 1, 2, 3)",
            "INSERT INTO fleet_tides (project, span, begins_at, inserts, updates, deletes) VALUES ('p', 900, 0, 1, 2, 3)",
            "INSERT INTO log_marks (instance, happened_at, gtid, place, statement) VALUES ('i', 1, 'g', '', 'DROP')",
        ],
    ]

    @Test(arguments: CatalogPlace.allCases)
    func everyEarlierSchemaComesForwardWithItsRows(_ place: CatalogPlace) async throws {
        for version in 0...CatalogMigration.all.count {
            let placed = try await place.driver()
            let driver = try placed.open()
            _ = try await CatalogMigrator([]).migrate(driver)
            // Each step finds the rows that the ones before it could have: a later one may have taken their table away.
            for count in 0..<version {
                _ = try await CatalogMigrator(Array(CatalogMigration.all.prefix(count + 1))).migrate(driver)
                try await driver.transaction(.write) { session in
                    for sql in Self.rows[Int(CatalogMigration.all[count].version)] ?? [] { try session.execute(sql) }
                }
            }
            let missing = try await CatalogMigrator().migrate(driver)
            #expect(missing == CatalogMigration.all.dropFirst(version).map(\.version))
            #expect(try await CatalogMigrator().migrate(driver) == [])
            let catalog = try await Catalog.open(driver, sealing: try SecretSealer(key: SecretSealer.newKey()))
            try await catalog.read { transaction throws in
                if version >= 1 {
                    #expect(try transaction.plans.covering(instance: "i").map(\.name) == ["plan"])
                    #expect(try transaction.instances.find("i")?.revision == 7)
                }
                if version >= 2 { #expect(try transaction.jobs.find(JobID("j")).state == .queued) }
                if version >= 3 { #expect(try transaction.settings.value(of: "a")?.revision == 1) }
                // The one administrator of before is the first of the people.
                let people = try transaction.session.query("SELECT name, password, kind, must_change FROM people")
                #expect(try people.map { try $0.text("name") } == (version >= 5 ? ["administrator"] : []))
                #expect(try people.allSatisfy { try $0.text("password") == "x" && $0.text("kind") == "local" })
                if version >= 4 {
                    #expect(try transaction.repositories.find("r")?.revision == 2)
                    #expect(try transaction.facts.revisions()["i"] == 3)
                }
            }
            await catalog.close()
        }
    }

    @Test(arguments: CatalogPlace.allCases)
    func aNewerOrOtherSchemaIsRefused(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let driver = try placed.open()
        defer { placed.keep() }
        _ = try await CatalogMigrator().migrate(driver)
        let older = CatalogMigrator(Array(CatalogMigration.all.dropLast()))
        await #expect(throws: TidemarkError(.catalogSchema, "", hint: "")) { try await older.migrate(driver) }
        var edited = CatalogMigration.all
        edited[0] = CatalogMigration(version: 1, name: "fleet", statements: edited[0].statements + ["SELECT 1"])
        let other = CatalogMigrator(edited)
        await #expect(throws: TidemarkError(.catalogSchema, "", hint: "")) { try await other.migrate(driver) }
        await driver.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aStepThatFailsLeavesTheSchemaAsItWas(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let driver = try placed.open()
        defer { placed.keep() }
        let broken = CatalogMigrator([
            CatalogMigration.all[0],
            CatalogMigration(version: 2, name: "broken", statements: ["CREATE TABLE a (b BIGINT)", "CREATE TABLE"]),
        ])
        await #expect(throws: TidemarkError(.catalogRefused, "", hint: "")) { try await broken.migrate(driver) }
        #expect(try await CatalogMigrator().migrate(driver) == CatalogMigration.all.map(\.version))
        await driver.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func ofServersThatBeginAtOnceOneMigrates(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let driver = try placed.open()
                    let missing = try await CatalogMigrator().migrate(driver)
                    await driver.close()
                    return missing.count
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == [0, 0, 0, CatalogMigration.all.count])
    }

    /// The texts of released steps, which nobody may edit.
    @Test func checksumsAreStable() {
        let texts = Dictionary(grouping: CatalogMigration.all, by: \.checksum)
        #expect(texts.count == CatalogMigration.all.count)
        #expect(CatalogMigration.all.map(\.version) == Array(1...Int64(CatalogMigration.all.count)))
        let one = CatalogMigration(version: 1, name: "a", statements: ["a", "b"])
        #expect(one.checksum == CatalogMigration(version: 1, name: "b", statements: ["a", "b"]).checksum)
        #expect(one.checksum != CatalogMigration(version: 1, name: "a", statements: ["a", "c"]).checksum)
        #expect(one.checksum.count == 16)
    }
}
