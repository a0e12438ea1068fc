import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct CatalogRecoveryTests {
    /// From either database into either: every table that a recovery leaves alone is the same, row for row.
    @Test(arguments: CatalogPlace.allCases, CatalogPlace.allCases)
    func everythingComesBack(_ from: CatalogPlace, _ to: CatalogPlace) async throws {
        let clock = TurnedClock()
        let scene = try await RecoveryScene()
        let lost = try await from.driver(clock: clock)
        defer { lost.keep() }
        let catalog = try await CatalogFixture.make(lost, key: scene.key)
        let before = try await RecoveryScene.tables(catalog)
        let exported = try await scene.export(catalog).export
        await catalog.close()
        clock.turn(by: 60)

        let placed = try await to.driver(clock: clock)
        defer { placed.keep() }
        let report = try await scene.recover(into: placed)
        #expect(report.export == exported.object && report.takenAt == Fixture.at(0))
        #expect(report.sealingKey == scene.key && report.notes.count == 1)
        #expect(report.queued == 2 && report.uncertain == 1)
        let recovered = try await Catalog.open(
            try placed.open(), sealing: try SecretSealer(key: try #require(report.sealingKey)))
        let after = try await RecoveryScene.tables(recovered)
        #expect(Set(after.keys) == Set(before.keys))
        // What is valid only while a service runs is void; jobs and events are looked at below.
        let fleeting: Set = ["workers", "sessions", "sign_ins"]
        for name in before.keys.sorted() where !["jobs", "events", "counters"].contains(name) {
            #expect(after[name] == (fleeting.contains(name) ? [] : before[name]), "\(name)")
        }
        #expect(Set(before["events"] ?? []).isSubset(of: after["events"] ?? []))
        let (jobs, secret, event) = try await recovered.read { transaction in
            let ids = ["done", "runs", "stops", "streams", "brings", "waits"]
            return (
                try ids.map { try transaction.jobs.find(JobID($0)) }, try transaction.instances.credentials(of: "i"),
                try transaction.events.page(after: 2).first
            )
        }
        #expect(secret == CatalogFixture.password)
        #expect(event?.kind == "catalog.recovered" && event?.document.contains(exported.object) == true)
        #expect(jobs.map(\.state) == [.succeeded, .queued, .cancelled, .queued, .failed, .waiting])
        // Nobody who held a lease of the lost service holds one of this.
        #expect(jobs.map(\.lease) == [3, 1_000_004, 1_000_001, 1_000_009, 1_000_000, 1_000_002])
        #expect(jobs[4].failure?.code == .jobUncertain && jobs[4].endedAt == Fixture.at(60))
        #expect(jobs[1].isClaimable(at: Fixture.at(60)) && jobs[3].isClaimable(at: Fixture.at(60)))
        #expect(before["jobs"]?.filter { $0.contains("\"done\"") } == after["jobs"]?.filter { $0.contains("\"done\"") })
        // It goes on where it was: a worker can take what is queued, and the next export is of the same service.
        let claimed = try await recovered.write { transaction in
            try transaction.jobs.claim(
                for: Fixture.offer(slots: 9, sites: ["s"]), by: JobChooser(limits: JobLimits()), count: 9)
        }
        #expect(claimed.map(\.id.rawValue).contains("streams"))
        let next = try await CatalogExport.take(of: recovered, program: "test")
        #expect(exported.object.hasPrefix("catalog/\(next.service)/"))
        await recovered.close()
    }

    /// An export of every schema there ever was is brought forward by the steps that bring catalogs forward.
    @Test(arguments: CatalogPlace.allCases)
    func olderSchemasComeForward(_ place: CatalogPlace) async throws {
        for count in 3..<CatalogMigration.all.count {
            let steps = Array(CatalogMigration.all.prefix(count))
            let scene = try await RecoveryScene()
            let lost = try await CatalogPlace.sqlite.driver()
            defer { lost.keep() }
            let catalog = try await CatalogFixture.make(lost, key: scene.key, migrations: steps)
            try await scene.keep(try await CatalogExport.take(of: catalog, program: "old", migrations: steps))
            await catalog.close()
            let placed = try await place.driver()
            defer { placed.keep() }
            let report = try await scene.recover(into: placed)
            #expect(report.schema == steps.last?.version)
            let recovered = try await Catalog.open(try placed.open(), sealing: try SecretSealer(key: scene.key))
            try await recovered.read { (transaction: CatalogTransaction) throws -> Void in
                #expect(try transaction.instances.find("i")?.revision == 7)
                #expect(try transaction.jobs.find(JobID("runs")).state == .queued)
                // Drills came with the sixth schema.
                #expect(try transaction.drills.page(of: "i").count == (count < 6 ? 0 : 1))
            }
            await recovered.close()
        }
    }

    @Test(arguments: CatalogPlace.allCases)
    func aCatalogThatWasUsedIsLeftAlone(_ place: CatalogPlace) async throws {
        let scene = try await RecoveryScene()
        let lost = try await CatalogPlace.sqlite.driver()
        defer { lost.keep() }
        let catalog = try await CatalogFixture.make(lost, key: scene.key)
        try await scene.export(catalog)
        let used = try await place.driver()
        defer { used.keep() }
        let other = try await used.catalog()
        await #expect(throws: TidemarkError(.recoveryNotEmpty, "", hint: "")) { try await scene.recover(into: used) }
        #expect(try await other.read { try $0.projects.all().map(\.id) } == ["p"])
        // One that has its schema and nothing in it is as good as none.
        let fresh = try await place.driver()
        defer { fresh.keep() }
        _ = try await CatalogMigrator().migrate(try fresh.open())
        #expect(try await scene.recover(into: fresh).rows > 0)
        // And now it is no longer empty.
        await #expect(throws: TidemarkError(.recoveryNotEmpty, "", hint: "")) { try await scene.recover(into: fresh) }
        await other.close()
        await catalog.close()
    }

    @Test func aDamagedNewestGivesWayToTheOneBefore() async throws {
        let clock = TurnedClock()
        let scene = try await RecoveryScene()
        let lost = try await CatalogPlace.sqlite.driver(clock: clock)
        defer { lost.keep() }
        let catalog = try await CatalogFixture.make(lost, key: scene.key)
        let first = try await scene.export(catalog).export
        clock.turn(by: 3600)
        let second = try await scene.export(catalog).export
        try await scene.damage(second.object) { $0[$0.count - 20] ^= 1 }
        let other = try await CatalogPlace.sqlite.driver(clock: clock)
        defer { other.keep() }
        let report = try await scene.recover(into: other)
        #expect(report.export == first.object)
        #expect(report.notes.first?.contains("passed over") == true)
        // With none that is whole, the repository's own description is what there is.
        try await scene.damage(first.object) { $0.removeLast() }
        let placed = try await CatalogPlace.sqlite.driver(clock: clock)
        defer { placed.keep() }
        let described = try await scene.recover(into: placed)
        #expect(described.export == nil && described.sealingKey == nil)
        #expect(described.notes.count == 5)
        await catalog.close()
    }

    /// Whatever of the stored object is cut off or turned over, it does not open, and nothing of it is taken.
    @Test func everyByteOfTheStoredObjectCounts() async throws {
        let scene = try await RecoveryScene()
        let lost = try await CatalogPlace.sqlite.driver()
        defer { lost.keep() }
        let catalog = try await CatalogFixture.make(lost, key: scene.key)
        let object = try await scene.export(catalog).export.object
        await catalog.close()
        try await scene.requireTamperProof(object)
    }

    @Test func whoseExportsAreMeantMustBeClear() async throws {
        let scene = try await RecoveryScene()
        var services: [String] = []
        for _ in 0..<2 {
            let lost = try await CatalogPlace.sqlite.driver()
            defer { lost.keep() }
            let catalog = try await CatalogFixture.make(lost, key: scene.key)
            let object = try await scene.export(catalog).export.object
            services.append(String(object.split(separator: "/")[1]))
            await catalog.close()
        }
        let several = TidemarkError(.recoverySeveral, "", hint: "")
        let placed = try await CatalogPlace.sqlite.driver()
        defer { placed.keep() }
        await #expect(throws: several) { try await scene.recover(into: placed) }
        await #expect(throws: several) { try await scene.recover(into: placed, service: "0000000000000000") }
        let report = try await scene.recover(into: placed, service: services[1])
        #expect(report.export?.contains(services[1]) == true)
    }

    @Test func aNewerExportIsRefused() async throws {
        let scene = try await RecoveryScene()
        let later = CatalogMigration(
            version: 1000, name: "later", statements: ["CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY)"])
        let steps = CatalogMigration.all + [later]
        let lost = try await CatalogPlace.sqlite.driver()
        defer { lost.keep() }
        let catalog = try await CatalogFixture.make(lost, key: scene.key, migrations: steps)
        try await scene.keep(try await CatalogExport.take(of: catalog, program: "new", migrations: steps))
        await catalog.close()
        let placed = try await CatalogPlace.sqlite.driver()
        defer { placed.keep() }
        await #expect(throws: TidemarkError(.recoveryNewer, "", hint: "")) { try await scene.recover(into: placed) }
    }

    /// The newest 48 stay, and one a day for 30 days; nothing else, and never one that was just taken.
    @Test func exportsArePrunedByCountAndDay() async throws {
        let clock = TurnedClock()
        let scene = try await RecoveryScene()
        let placed = try await CatalogPlace.sqlite.driver(clock: clock)
        defer { placed.keep() }
        let catalog = try await placed.catalog(key: scene.key)
        var removed: Set<String> = []
        var taken: [(object: String, day: Int64)] = []
        // Forty days with an export every six hours.
        for _ in 0..<160 {
            let result = try await scene.export(catalog)
            taken.append((result.export.object, result.export.takenAt.microseconds / 86_400_000_000))
            removed.formUnion(result.removed)
            clock.turn(by: 6 * 3600)
        }
        let left = taken.filter { !removed.contains($0.object) }.map(\.object)
        let days = Set(taken.map(\.day)).sorted().suffix(30)
        let daily = days.compactMap { day in taken.last { $0.day == day }?.object }
        let expected = Set(taken.suffix(48).map(\.object)).union(daily)
        #expect(Set(left) == expected)
        #expect(try await catalog.read { try $0.exports.all(in: "main", limit: 500).count } == expected.count)
        // A clock that goes back takes nothing away but by count.
        clock.turn(by: -20 * 86_400)
        let late = try await scene.export(catalog)
        #expect(!late.removed.contains(late.export.object))
        #expect(late.removed.count <= 1)
        await catalog.close()
    }
}
