import APIModel
import Console
import Core
import Service
import Testing

@Suite struct NoticePageTests {
    private static let hook = [
        "name": "hook", "kind": "webhook", "language": "en", "url": "http://127.0.0.1:1/very-secret-path",
        "secret": "quiet-otter",
    ]

    @Test func aChannelIsAddedTestedAndRemoved() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/channels").text.contains("There is none."))
            let made = try await browser.submit(Self.hook, to: "/channels", from: "/channels?add=hook")
            let page = try await browser.follow(made)
            #expect(page.heading == "hook webhook" && page.text.contains("127.0.0.1"))
            #expect(!page.html.contains("very-secret-path") && !page.html.contains("quiet-otter"))
            // Nobody listens there.
            let tested = try await browser.submit([:], to: "/channels/hook/test", from: "/channels/hook")
            #expect(tested.status == 422 && tested.text.contains("channel."), "\(tested.text)")
            let changed = try await browser.submit(
                ["name": "chat", "language": "zh"], to: "/channels/hook/change", from: "/channels/hook")
            #expect(changed.location == "/channels/chat")
            #expect(try await scene.service.channel(scene.inside, named: "chat").hasSecret)
            let bare = ["name": "chat", "language": "zh", "noSecret": "true"]
            try await browser.submit(bare, to: "/channels/chat/change", from: "/channels/chat")
            #expect(try await !scene.service.channel(scene.inside, named: "chat").hasSecret)
            let gone = try await browser.submit(
                ["confirm": "chat"], to: "/channels/chat/remove", from: "/channels/chat")
            #expect(gone.location == "/channels")
        }
    }

    @Test func mailHasItsOwnForm() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let fields = [
                "name": "post", "language": "zh", "mail.host": "mail.invalid", "mail.security": "tls",
                "mail.from": "tidemark@example.com", "mail.to": "a@example.com, nobody",
            ]
            let wrong = try await browser.submit(fields, to: "/channels", from: "/channels?add=mail")
            #expect(wrong.status == 422 && wrong.text.contains("“nobody” is not an address of mail."))
            let right = fields.merging(["mail.to": "a@example.com, b@example.com"]) { $1 }
            let made = try await browser.submit(right, to: "/channels", from: "/channels?add=mail")
            #expect(try await browser.follow(made).html.contains("a@example.com, b@example.com"))
            #expect(try await scene.service.channel(scene.inside, named: "post").mail?.port == 465)
        }
    }

    @Test func aSubscriptionSaysWhatIsTold() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/subscriptions").heading == "Nobody is told of anything.")
            try await browser.submit(Self.hook, to: "/channels", from: "/channels?add=hook")
            let fields = [
                "name": "night", "channel": "hook", "severity": "critical", "kinds": "job.*, base.failed.x",
                "foldMinutes": "30", "quiet": "22:00-07:00", "quietZone": "Asia/Shanghai", "isEnabled": "true",
            ]
            let wrong = try await browser.submit(fields, to: "/subscriptions", from: "/subscriptions")
            #expect(wrong.status == 422 && wrong.text.contains("There is no kind “base.failed.x”."))
            let right = fields.merging(["kinds": "job.*"]) { $1 }
            let made = try await browser.submit(right, to: "/subscriptions", from: "/subscriptions")
            #expect(try await browser.follow(made).heading == "1 subscription tells people of events.")
            let stored = try await scene.service.subscription(scene.inside, named: "night")
            #expect(stored.quiet == QuietForm(hours: "22:00-07:00", zone: "Asia/Shanghai") && !stored.tellsEnd)
            let page = try await browser.get("/subscriptions/night")
            #expect(page.heading == "night on" && page.html.contains("value=\"22:00-07:00\""))
            let off = right.filter { $0.key != "isEnabled" }
            let changed = try await browser.submit(
                off, to: "/subscriptions/night/change", from: "/subscriptions/night")
            #expect(try await browser.follow(changed).heading == "night off")
            let used = try await browser.submit(
                ["confirm": "hook"], to: "/channels/hook/remove", from: "/channels/hook")
            #expect(used.status == 422 && used.text.contains("catalog.exists"))
            let gone = try await browser.submit(
                ["confirm": "night"], to: "/subscriptions/night/remove", from: "/subscriptions/night")
            #expect(gone.location == "/subscriptions")
        }
    }

    @Test func whoOnlyLooksChangesNothing() async throws {
        let scene = try await ConsoleScene()
        try await scene.addPerson("ann", role: "viewer")
        try await scene.run { browser in
            try await browser.submit(Self.hook, to: "/channels", from: "/channels?add=hook")
            let ann = try await scene.browser(of: "ann", beside: browser)
            let page = try await ann.get("/channels/hook")
            #expect(page.status == 200 && page.hiddenFields(of: "/channels/hook/remove") == nil)
            #expect(page.hiddenFields(of: "/channels/hook/test") == nil)
            #expect(try await ann.get("/subscriptions").hiddenFields(of: "/subscriptions") == nil)
            #expect(try await ann.get("/deliveries").status == 403)
        }
    }
}
