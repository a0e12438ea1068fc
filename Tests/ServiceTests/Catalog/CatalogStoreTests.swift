import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct CatalogStoreTests {
    private func instance(_ id: String, tags: Set<String> = []) -> InstanceRecord {
        InstanceRecord(
            id: id, project: "p", site: "s", name: "name-\(id)", endpoint: "db:3306", tags: tags,
            createdAt: Fixture.at(0))
    }

    @Test(arguments: CatalogPlace.allCases)
    func projectsAndSitesAreNamedOnceAndGoWhenEmpty(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        let exists = TidemarkError(.catalogExists, "", hint: "")
        await #expect(throws: exists) {
            try await catalog.write {
                try $0.projects.add(ProjectRecord(id: "q", name: "project", createdAt: Fixture.at(0)))
            }
        }
        await #expect(throws: exists) { try await catalog.write { try $0.projects.remove("p") } }
        try await catalog.write { transaction in
            try transaction.projects.rename("p", to: "new")
            try transaction.sites.remove("s")
            #expect(try transaction.sites.all(in: "p") == [])
            try transaction.projects.remove("p")
        }
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            try await catalog.write { try $0.projects.remove("p") }
        }
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func instancesKeepTheirTagsAndRefuseStaleChanges(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        let (a, b) = (instance("a", tags: ["gold", "eu"]), instance("b", tags: ["gold"]))
        try await catalog.write { transaction in
            try transaction.instances.add(b)
            try transaction.instances.add(a)
        }
        #expect(try await catalog.read { try $0.instances.page(in: "p") } == [a, b])
        #expect(try await catalog.read { try $0.instances.page(in: "p", limit: 1) } == [a])
        #expect(try await catalog.read { try $0.instances.page(in: "p", after: a.name) } == [b])
        #expect(try await catalog.read { try $0.instances.tagged("eu", in: "p").map(\.id) } == ["a"])
        try await catalog.write { transaction in
            var changed = a
            changed.endpoint = "other:3306"
            changed.tags = ["us"]
            try transaction.instances.update(changed)
        }
        let stored = try await catalog.read { try $0.instances.named("name-a", in: "p") }
        #expect(stored?.endpoint == "other:3306" && stored?.tags == ["us"] && stored?.revision == 1)
        await #expect(throws: TidemarkError(.catalogChanged, "", hint: "")) {
            try await catalog.write { try $0.instances.update(a) }
        }
        try await catalog.write { try $0.instances.remove("a") }
        #expect(try await catalog.read { try $0.instances.find("a") } == nil)
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func credentialsOpenForTheirInstanceAlone(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let key = SecretSealer.newKey()
        let catalog = try await placed.catalog(key: key)
        let secret = Secret("hunter2 of the shop")
        let (a, b) = (instance("a"), instance("b"))
        try await catalog.write { transaction in
            try transaction.instances.add(a)
            try transaction.instances.add(b)
            try transaction.instances.setCredentials(secret, of: "a")
        }
        #expect(try await catalog.read { try $0.instances.credentials(of: "a") } == secret)
        #expect(try await catalog.read { try $0.instances.credentials(of: "b") } == nil)
        // Somebody with the database alone moves the sealed bytes to another instance.
        let raw = try await catalog.driver.transaction(.write) { session in
            try session.execute("UPDATE instances SET credentials = (SELECT credentials FROM instances WHERE id = 'a')")
            return try session.query("SELECT credentials FROM instances WHERE id = 'a'").first?.blob("credentials")
        }
        #expect(!String(decoding: raw ?? [], as: UTF8.self).contains("hunter2"))
        let refused = TidemarkError(.catalogSecret, "", hint: "")
        await #expect(throws: refused) { try await catalog.read { try $0.instances.credentials(of: "b") } }
        try await catalog.write { try $0.instances.setCredentials(nil, of: "a") }
        #expect(try await catalog.read { try $0.instances.credentials(of: "a") } == nil)
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func plansCoverByNameAndByTag(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        let plans = ["x", "y", "z"].map {
            PlanRecord(id: $0, project: "p", name: "plan-\($0)", document: "{}", createdAt: Fixture.at(0))
        }
        let (a, b) = (instance("a", tags: ["gold"]), instance("b"))
        try await catalog.write { transaction in
            try transaction.instances.add(a)
            try transaction.instances.add(b)
            for plan in plans { try transaction.plans.add(plan) }
            try transaction.plans.bind("x", to: [.tag("gold"), .tag("none")])
            try transaction.plans.bind("y", to: [.instance("b"), .instance("a")])
        }
        #expect(try await catalog.read { try $0.plans.covering(instance: "a").map(\.id) } == ["x", "y"])
        #expect(try await catalog.read { try $0.plans.covering(instance: "b").map(\.id) } == ["y"])
        try await catalog.write { transaction in
            try transaction.instances.remove("b")
            #expect(try transaction.plans.bindings(of: "y") == [.instance("a")])
            try transaction.plans.bind("x", to: [])
            try transaction.plans.remove("y")
            #expect(try transaction.plans.covering(instance: "a") == [])
            #expect(try transaction.plans.all(in: "p").map(\.id) == ["x", "z"])
        }
        await #expect(throws: TidemarkError(.catalogChanged, "", hint: "")) {
            try await catalog.write { transaction in
                try transaction.plans.update(plans[0])
                try transaction.plans.update(plans[0])
            }
        }
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func workersAreHeardOfAndForgotten(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        var offer = Fixture.offer("one", slots: 3, sites: ["a", "b c"])
        offer.kinds = [.base, .stream]
        let first = offer
        try await catalog.write { try $0.workers.see(first, version: "1") }
        clock.turn(by: 50)
        offer.slots = 5
        let second = offer
        try await catalog.write { transaction in
            try transaction.workers.see(second, version: "2")
            try transaction.workers.see(Fixture.offer("two", sites: []), version: "2")
        }
        let seen = try await catalog.read { try $0.workers.seen(within: 30) }
        #expect(seen.map(\.offer) == [second, Fixture.offer("two", sites: [])])
        #expect(seen.first?.startedAt == Fixture.at(0) && seen.first?.seenAt == Fixture.at(50))
        clock.turn(by: 100)
        #expect(try await catalog.write { try $0.workers.forget(silentFor: 100) } == 2)
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func settingsRefuseStaleChanges(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await catalog.write { transaction in
            try transaction.settings.set("a", to: "1", over: nil)
            try transaction.settings.set("a", to: "2", over: 1)
            #expect(try transaction.settings.value(of: "a")?.document == "2")
        }
        let changed = TidemarkError(.catalogChanged, "", hint: "")
        await #expect(throws: changed) { try await catalog.write { try $0.settings.set("a", to: "3", over: 1) } }
        await #expect(throws: changed) { try await catalog.write { try $0.settings.set("a", to: "3", over: nil) } }
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func eventsAreKeptUntilEveryReaderHasThem(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        // What is rolled back leaves no gap.
        _ = try? await catalog.write { transaction in
            try transaction.events.append("lost")
            throw CancellationError()
        }
        try await catalog.write { transaction in
            for number in 1...5 {
                try transaction.events.append("e\(number)", project: "p", job: "j", document: "{}")
            }
            #expect(try transaction.events.position(of: "mail") == 0)
            try transaction.events.advance("mail", to: 3)
            try transaction.events.advance("hook", to: 4)
            try transaction.events.advance("hook", to: 2)
        }
        clock.turn(by: 10)
        #expect(try await catalog.read { try $0.events.position(of: "hook") } == 4)
        let page = try await catalog.read { try $0.events.page(after: 1, limit: 2) }
        #expect(page.map(\.number) == [2, 3] && page.map(\.kind) == ["e2", "e3"] && page.first?.job == "j")
        #expect(try await catalog.write { try $0.events.trim(before: clock.now()) } == 3)
        #expect(try await catalog.read { try $0.events.page(after: 0).map(\.number) } == [4, 5])
        await catalog.close()
    }
}
