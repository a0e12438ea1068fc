import APIModel
import Catalog
import Core
import Courier
import Service
import TestKit
import Testing

/// From an event to those who are told, on both databases.
@Suite struct RoutingTests {
    @Test(arguments: CatalogPlace.allCases)
    func `A trouble is told, folded, escalated, and over`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.subscribe { form in
            (form.foldMinutes, form.escalateMinutes, form.escalateTo) = (60, 90, "boss")
        }
        try await scene.raise(.rpoExceeded, ["seconds": "70", "limit": "60"])
        #expect(try await scene.told() == ["https://ops.example/x [Critical] Log is too far behind: shop-0"])
        #expect(try await scene.told() == [])
        scene.clock.turn(by: 600)
        for _ in 0..<3 { try await scene.raise(.rpoExceeded) }
        #expect(try await scene.told() == [])
        scene.clock.turn(by: 3000)
        #expect(try await scene.told() == ["https://ops.example/x [Again] Log is too far behind: shop-0"])
        scene.clock.turn(by: 1800)
        #expect(
            try await scene.told()
                == ["https://boss.example/x [Escalated, nobody has acknowledged it] Log is too far behind: shop-0"])
        scene.clock.turn(by: 60)
        try await scene.raise(.rpoBack)
        #expect(try await scene.told() == ["https://ops.example/x [Over] Log has caught up: shop-0"])
        // The next one is a trouble of its own.
        try await scene.raise(.rpoExceeded)
        #expect(try await scene.told() == ["https://ops.example/x [Critical] Log is too far behind: shop-0"])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `Another instance's trouble is another trouble`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.subscribe()
        try await scene.raise(.repositoryFull, instance: nil, ["repository": "main"])
        try await scene.raise(.repositoryFull, instance: nil, ["repository": "offsite"])
        #expect(try await scene.told().count == 2)
        try await scene.raise(.repositoryBack, instance: nil, ["repository": "main"])
        #expect(try await scene.told() == ["https://ops.example/x [Over] Repository is back: project"])
        let open = try await scene.catalog.read { transaction in
            try transaction.alarms.find(Set(try transaction.events.page(after: 0).compactMap(\.alarm))).values
                .filter { $0.overAt == nil }.map(\.key)
        }
        #expect(open == ["repository.full|p||offsite"])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `Whoever acknowledges is not told again, and nobody else is`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.subscribe { ($0.foldMinutes, $0.escalateMinutes) = (1, 5) }
        let number = try await scene.raise(.drillFailed)
        #expect(try await scene.told().count == 1)
        let event = try await scene.service.acknowledgeEvent(EventScene.me, number, note: "looking")
        #expect(event.alarm?.acknowledgedBy == "service/test" && event.alarm?.note == "looking")
        scene.clock.turn(by: 3600)
        try await scene.raise(.drillFailed)
        #expect(try await scene.told() == [])
        try await scene.raise(.drillPassed)
        #expect(try await scene.told() == ["https://ops.example/x [Over] Drill passed: shop-0"])
        await #expect(throws: TidemarkError(.eventQuiet, "", hint: "")) {
            try await scene.service.acknowledgeEvent(EventScene.me, number, note: nil)
        }
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            try await scene.service.acknowledgeEvent(EventScene.me, 999, note: nil)
        }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `Filters choose by kind, severity, project, instance and tag`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.subscribe("jobs") { ($0.kinds, $0.severity) = (["job.*"], "information") }
        try await scene.subscribe("critical", to: "boss") { $0.severity = "critical" }
        try await scene.raise(.jobSucceeded, ["kind": "base"])
        try await scene.raise(.logGap)
        try await scene.raise(.planUnmet, ["why": "x"])
        #expect(
            try await scene.told().sorted() == [
                "https://boss.example/x [Critical] Log has a gap: shop-0",
                "https://ops.example/x [Information] Job succeeded: shop-0",
            ])
        func listen(_ name: String, _ change: @Sendable (inout SubscriptionForm) -> Void) async throws {
            _ = try await scene.service.addChannel(
                EventScene.me, ChannelForm(name: name, kind: "webhook", url: "https://\(name)"))
            try await scene.subscribe(name, to: name, change)
        }
        try await listen("elsewhere") { $0.projects = ["other"] }
        try await listen("here") { $0.projects = ["project"] }
        try await listen("tagged") { $0.tags = ["env=production", "x"] }
        try await listen("untagged") { $0.tags = ["x"] }
        try await listen("named") { $0.instances = ["shop-0"] }
        try await listen("other") { $0.instances = ["shop-1"] }
        try await listen("off") { $0.isEnabled = false }
        try await scene.raise(.clockSetBack)
        let told = try await scene.told().map { $0.prefix { $0 != " " } }.sorted()
        #expect(told == ["https://here", "https://named", "https://tagged"])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `A plan names channels, which are told once`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.raise(.jobFailed, ["kind": "base", "to": "boss, ops"])
        #expect(try await scene.told().count == 2)
        try await scene.subscribe()
        try await scene.raise(.jobFailed, ["kind": "drill", "to": "ops"])
        #expect(try await scene.told() == ["https://ops.example/x [Warning] Job failed: shop-0"])
        // A job that ends well ends the trouble of its kind for whoever was told of it.
        try await scene.raise(.jobSucceeded, ["kind": "base"])
        #expect(
            try await scene.told().sorted() == [
                "https://boss.example/x [Over] Job succeeded: shop-0",
                "https://ops.example/x [Over] Job succeeded: shop-0",
            ])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `What does not arrive is tried again, given up, told of, and replayed`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.subscribe { $0.severity = "critical" }
        try await scene.subscribe("watch", to: "boss") { $0.kinds = ["channel.*"] }
        scene.courier.fail(CourierFailure("away"))
        try await scene.raise(.logGap)
        #expect(try await scene.told() == [])
        let service = scene.service
        let page = PageRequest()
        var found = try await service.deliveries(EventScene.me, state: .waiting, channel: "ops", page).items
        #expect(found.map(\.tries) == [1] && found.first?.failure == "away")
        scene.courier.fail(CourierFailure("refused", isFinal: true))
        scene.clock.turn(by: 11)
        #expect(try await scene.told() == [])
        found = try await service.deliveries(EventScene.me, state: .dead, channel: nil, page).items
        let dead = try #require(found.first)
        #expect(found.count == 1 && dead.channel == "ops" && dead.kind == "log.gap" && dead.tries == 2)
        scene.courier.fail(nil)
        #expect(try await scene.told() == ["https://boss.example/x [Warning] Channel takes no messages"])
        #expect(try await service.replayDelivery(EventScene.me, dead.id).state == "waiting")
        #expect(try await scene.told().first == "https://ops.example/x [Critical] Log has a gap: shop-0")
        #expect(try await scene.told() == ["https://boss.example/x [Over] Channel takes messages"])
        await #expect(throws: TidemarkError(.deliveryState, "", hint: "")) {
            try await service.replayDelivery(EventScene.me, dead.id)
        }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `Two servers tell of everything once`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.subscribe { $0.severity = "information" }
        for number in 0..<150 { try await scene.raise(.databaseNew, ["database": "d\(number)"]) }
        let (catalog, clock, courier) = (scene.catalog, scene.clock, scene.courier)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    let router = RouterLoop(catalog: catalog, clock: clock)
                    let carrier = CourierLoop(catalog: catalog, courier: courier, clock: clock)
                    for _ in 0..<5 { _ = try await router.tick() }
                    while try await carrier.tick() > 0 {}
                }
            }
            try await group.waitForAll()
        }
        _ = try await scene.router.tick()
        let rest = try await scene.told()
        let messages = rest.count
        #expect(messages <= 150)
        let sent = try await catalog.read {
            try $0.deliveries.page(state: .sent, channel: nil, before: nil, limit: 500)
        }
        #expect(sent.count == 150 && Set(sent.map(\.event)).count == 150 && sent.allSatisfy { $0.state.tries == 1 })
        await scene.close()
    }

    /// What has no end of its own is over after a day without a word; what has one waits for it.
    @Test(arguments: CatalogPlace.allCases)
    func `Troubles without an end grow quiet`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.raise(.clockSetBack)
        try await scene.raise(.rpoExceeded)
        _ = try await scene.told()
        scene.clock.turn(by: 90_000)
        try await scene.router.tidy()
        let alarms = try await scene.catalog.read { transaction in
            let ids = try transaction.events.page(after: 0).compactMap(\.alarm)
            return try transaction.alarms.find(Set(ids)).values.map { "\($0.kind) \($0.overAt != nil)" }.sorted()
        }
        #expect(alarms == ["clock.set-back true", "rpo.exceeded false"])
        await scene.close()
    }

    /// A token that ends in a week is told of, once.
    @Test(arguments: CatalogPlace.allCases)
    func `What ends soon is told of once`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        try await scene.subscribe { $0.kinds = ["key.expiring", "certificate.expiring"] }
        _ = try await scene.service.addToken(
            EventScene.me, TokenRequest(name: "worker", scope: .worker, daysToLive: 7))
        _ = try await scene.service.addToken(
            EventScene.me, TokenRequest(name: "other", scope: .worker, daysToLive: 70))
        for _ in 0..<3 {
            scene.clock.turn(by: 700)
            try await scene.router.tidy()
            let ends = Fixture.at(86_400)
            try await ExpiryWatch.look(at: "/etc/tls.pem", ending: ends, scene.catalog)
        }
        try await ExpiryWatch.look(at: "/etc/other.pem", ending: Fixture.at(100 * 86_400), scene.catalog)
        #expect(
            try await scene.told().sorted() == [
                "https://ops.example/x [Warning] Certificate ends soon",
                "https://ops.example/x [Warning] Token ends soon",
            ])
        await scene.close()
    }
}
