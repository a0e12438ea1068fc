import APIModel
import Console
import Core
import Service
import Testing

@Suite struct PeoplePageTests {
    @Test func anAccountHasALife() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/people").heading == "1 person may sign in.")
            let wrong = try await browser.submit(["name": "an n"], to: "/people", from: "/people")
            #expect(
                wrong.status == 422 && wrong.text.contains("is not a name") && wrong.html.contains("value=\"an n\""))
            let made = try await browser.submit(["name": "ann", "title": "Ann <b>"], to: "/people", from: "/people")
            #expect(made.status == 200 && made.heading == "The password of ann")
            #expect(made.given?.isEmpty == false)
            // It is nowhere but on this page.
            #expect(made.reply.header("Set-Cookie") == nil)
            let page = try await browser.get("/people/ann")
            #expect(page.heading == "ann must change the password" && page.html.contains("Ann &lt;b&gt;"))
            #expect(try await browser.submit(["name": "ANN"], to: "/people", from: "/people").text.contains("exists"))

            let fields = ["title": "Ann", "isDisabled": "true"]
            let changed = try await browser.submit(fields, to: "/people/ann/change", from: "/people/ann")
            #expect(try await browser.follow(changed).heading == "ann disabled must change the password")
            let stale = try await browser.submit(
                ["title": "B", "revision": "99"], to: "/people/ann/change", from: "/people/ann")
            #expect(stale.status == 422 && stale.text.contains("catalog.changed") && stale.html.contains("value=\"B\""))
            let other = try await browser.submit([:], to: "/people/ann/reset-password", from: "/people/ann")
            #expect(other.given != nil && other.given != made.given)

            let kept = try await browser.submit(["confirm": "bob"], to: "/people/ann/remove", from: "/people/ann")
            #expect(kept.status == 422 && kept.text.contains("It is not what was to be typed."))
            let gone = try await browser.submit(["confirm": "ann"], to: "/people/ann/remove", from: "/people/ann")
            #expect(gone.location == "/people")
            #expect(try await browser.get("/people/ann").status == 404)
        }
    }

    @Test func nobodyTakesTheOwnAccountAway() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let page = try await browser.get("/people/administrator")
            #expect(page.heading == "administrator active" && page.text.contains("Administrator in all projects"))
            for action in ["remove", "reset-password", "reset-factor"] {
                #expect(page.hiddenFields(of: "/people/administrator/\(action)") == nil, "\(action)")
            }
            #expect(page.hiddenFields(of: "/people/administrator/change") != nil)
        }
    }

    @Test func sessionsCanBeEnded() async throws {
        let scene = try await ConsoleScene()
        try await scene.addPerson("ann", role: nil)
        try await scene.run { browser in
            let ann = try await scene.browser(of: "ann", beside: browser)
            #expect(try await ann.get("/account").status == 200)
            let page = try await browser.get("/sessions")
            #expect(page.heading == "2 sessions last." && page.text.contains("this one"))
            let path = try #require(
                page.html.firstMatch(of: /action="(\/sessions\/[^"]*\/end)"/).map { String($0.output.1) })
            let ended = try await browser.submit([:], to: path, from: "/people/ann")
            #expect(ended.location == "/people/ann")
            #expect(try await ann.get("/account").location?.hasPrefix("/sign-in") == true)
        }
    }

    @Test(arguments: Language.allCases)
    func whoWasGrantedNothingSeesTheOwnAccount(_ language: Language) async throws {
        let scene = try await ConsoleScene()
        try await scene.addPerson("ann", role: nil)
        try await scene.run { browser in
            let ann = try await scene.browser(of: "ann", beside: browser, language: language)
            let closed = [
                "/people", "/people/administrator", "/sessions", "/access", "/access/grants", "/access/explain",
                "/access/approvals", "/tokens", "/audit", "/audit/export/lines", "/deliveries", "/compliance",
            ]
            for path in closed { #expect(try await ann.get(path).status == 403, "\(path)") }
            let page = try await ann.get("/account")
            #expect(page.status == 200 && page.hiddenFields(of: "/account/password") != nil)
            #expect(try await ann.get("/approvals").status == 200)
            for path in ["/people", "/access", "/tokens", "/audit", "/compliance"] {
                #expect(!page.html.contains("href=\"\(path)\""), "\(path)")
            }
        }
    }
}
