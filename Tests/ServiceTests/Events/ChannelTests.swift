import APIModel
import Catalog
import Core
import Courier
import Service
import TestKit
import Testing

@Suite struct ChannelTests {
    private let me = EventScene.me

    @Test(arguments: CatalogPlace.allCases)
    func `What opens a channel is sealed, stays, and is never shown`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        let service = scene.service
        let url = "https://oapi.example/robot/send?access_token=t0ken"
        let added = try await service.addChannel(
            me, ChannelForm(name: "ding", kind: "dingtalk", language: "zh", url: url, secret: "SECs3cret"))
        #expect(added.host == "oapi.example" && added.hasSecret && added.language == "zh")
        #expect(try !WorkJSON.text(added).contains("t0ken"))
        let changed = try await service.changeChannel(
            me, named: "ding", to: ChannelForm(name: "dingding", kind: "dingtalk"), over: added.revision)
        #expect(changed.name == "dingding" && changed.host == "oapi.example" && changed.hasSecret)
        let (address, stored) = try await scene.catalog.read { transaction in
            let record = try #require(try transaction.channels.named("dingding"))
            let rows = try transaction.session.query("SELECT * FROM channels", [])
            return (try transaction.channels.address(of: record), "\(rows)")
        }
        guard case .hook(.dingtalk, let kept, let secret) = address else {
            Issue.record("\(address)")
            return
        }
        #expect(kept == Secret(url) && secret == Secret("SECs3cret"))
        #expect(!stored.contains("t0ken") && !stored.contains("s3cret") && !"\(address)".contains("t0ken"))
        let open = try await service.changeChannel(
            me, named: "dingding", to: ChannelForm(name: "dingding", kind: "dingtalk", secret: ""), over: nil)
        #expect(!open.hasSecret)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `A channel in use is not removed, and goes with what is on its way`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        let service = scene.service
        try await scene.subscribe("night") { ($0.escalateTo, $0.escalateMinutes) = ("boss", 5) }
        for name in ["ops", "boss"] {
            await #expect(throws: TidemarkError(.catalogExists, "", hint: "")) {
                try await service.removeChannel(me, named: name, over: nil)
            }
        }
        try await scene.raise(.logGap)
        while try await scene.router.tick() {}
        try await service.removeSubscription(me, named: "night", over: nil)
        try await service.removeChannel(me, named: "ops", over: nil)
        #expect(try await scene.told() == [])
        #expect(try await service.deliveries(me, state: nil, channel: nil, PageRequest()).items == [])
        #expect(try await service.channels(me, PageRequest()).items.map(\.name) == ["boss"])
        await scene.close()
    }

    @Test(arguments: [
        (ChannelForm(name: "a", kind: "webhook"), "url"),
        (ChannelForm(name: "a", kind: "pigeon", url: "https://a"), "kind"),
        (ChannelForm(name: "a", kind: "slack", url: "ftp://a/"), "url"),
        (ChannelForm(name: "a", kind: "slack", url: "https://u:p@a/"), "url"),
        (ChannelForm(name: "a", kind: "mail"), "mail"),
        (ChannelForm(name: "a", kind: "slack", url: "https://a", mail: mail()), "mail"),
        (ChannelForm(name: "a", kind: "mail", mail: mail(to: ["x@y", "a@b\r\nRCPT TO:<z@z>"])), "mail.to[1]"),
        (ChannelForm(name: "a", kind: "mail", mail: mail(from: "a@b> <c@d")), "mail.from"),
        (ChannelForm(name: "a", kind: "mail", mail: mail(to: [])), "mail.to"),
        (ChannelForm(name: "a", kind: "mail", secret: "p", mail: mail(security: "none")), "mail.security"),
        (ChannelForm(name: "a", kind: "mail", mail: mail(host: "a b")), "mail.host"),
    ])
    func `Forms that are wrong are refused by their field`(_ form: ChannelForm, _ path: String) async throws {
        let scene = try await EventScene(.sqlite)
        let refused = await #expect(throws: RefusedFields.self) { try await scene.service.addChannel(me, form) }
        #expect(refused?.problems.map(\.path) == [path])
        await scene.close()
    }

    private static func mail(
        host: String = "mail.example", from: String = "a@example.com", to: [String] = ["b@example.com"],
        security: String? = nil
    ) -> MailForm {
        MailForm(host: host, security: security, from: from, to: to)
    }

    @Test func `Subscriptions that are wrong are refused by their field`() async throws {
        let scene = try await EventScene(.sqlite)
        func refused(_ change: (inout SubscriptionForm) -> Void) async throws -> [String] {
            do {
                try await scene.subscribe("x", change)
                return []
            } catch let error as RefusedFields {
                return error.problems.map(\.path)
            }
        }
        #expect(try await refused { $0.kinds = ["job.failed", "job.sad"] } == ["kinds[1]"])
        #expect(try await refused { $0.escalateTo = "boss" } == ["escalateMinutes"])
        #expect(try await refused { $0.quiet = QuietForm(hours: "22:00") } == ["quiet"])
        #expect(try await refused { $0.quiet = QuietForm(hours: "22:00-06:00", zone: "Nowhere") } == ["quiet"])
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            try await scene.subscribe("y", to: "nobody")
        }
        #expect(try await refused { $0.quiet = QuietForm(hours: "22:00-06:00", zone: "Asia/Shanghai") } == [])
        let stored = try await scene.service.subscription(me, named: "x")
        #expect(stored.quiet?.zone == "Asia/Shanghai" && stored.severity == "warning" && stored.foldMinutes == 60)
        #expect(stored.form.quiet == stored.quiet)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `A test sends at once, and says why where it fails`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        let report = try await scene.service.testChannel(me, named: "ops")
        #expect(report.channel == "ops" && report.seconds >= 0)
        let sent = scene.courier.takeMessages()
        #expect(sent.map(\.message.title) == ["[Test] Channel works"] && sent.first?.message.tone == .information)
        scene.courier.fail(CourierFailure("away"))
        await #expect(throws: TidemarkError(.channelUnreachable, "", hint: "")) {
            try await scene.service.testChannel(me, named: "ops")
        }
        scene.courier.fail(CourierFailure("no", isFinal: true))
        await #expect(throws: TidemarkError(.channelRefused, "", hint: "")) {
            try await scene.service.testChannel(me, named: "ops")
        }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func `Events are listed from either end, and by what they are about`(_ place: CatalogPlace) async throws {
        let scene = try await EventScene(place)
        for kind in [EventKind.logGap, .jobSucceeded, .planUnmet, .rpoExceeded] { try await scene.raise(kind) }
        try await scene.raise(.repositoryFull, instance: nil)
        _ = try await scene.told()
        func numbers(_ query: EventQuery, after: Int64? = nil, limit: Int = 100) async throws -> [Int64] {
            try await scene.service.events(me, query, after: after, limit: limit).items.map(\.number)
        }
        #expect(try await numbers(EventQuery()) == [1, 2, 3, 4, 5])
        #expect(try await numbers(EventQuery(newestFirst: true), limit: 2) == [5, 4])
        #expect(try await numbers(EventQuery(newestFirst: true), after: 4, limit: 2) == [3, 2])
        #expect(try await numbers(EventQuery(severity: .critical)) == [1, 4, 5])
        #expect(try await numbers(EventQuery(kind: "job.*")) == [2])
        #expect(try await numbers(EventQuery(kind: "job.*", severity: .critical)) == [])
        #expect(try await numbers(EventQuery(project: "project", instance: "shop-0")) == [1, 2, 3, 4])
        let shown = try await scene.service.event(me, 1)
        #expect(shown.severity == "critical" && shown.alarm?.count == 1 && shown.alarm?.overAt == nil)
        #expect(try await scene.service.event(me, 2).alarm == nil)
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            try await numbers(EventQuery(project: "project", instance: "nobody"))
        }
        await scene.close()
    }
}
