import Catalog
import Console
import Core
import Service
import Testing

@Suite struct EventsPageTests {
    @Test func aTroubleIsTakenUp() async throws {
        let scene = try await FleetScene()
        let catalog = scene.console.server.catalog
        try await scene.run { browser in
            #expect(try await browser.get("/events").heading == "Nothing is wrong that is known.")
            let number = try await scene.trouble("late", catalog)
            let page = try await browser.get("/events")
            #expect(page.heading == "1 trouble is not over." && page.text.contains("Log is too far behind"))
            let event = try await browser.get("/events/\(number)")
            #expect(event.heading == "Log is too far behind" && event.text.contains("Limit, seconds 60"))
            let taken = try await browser.follow(
                try await browser.submit(
                    ["note": "on my <way>"], to: "/events/\(number)/acknowledge", from: "/events/\(number)"))
            #expect(taken.text.contains("looks after it: on my <way>") && taken.html.contains("on my &lt;way&gt;"))
            #expect(taken.hiddenFields(of: "/events/\(number)/acknowledge") == nil)
            let list = try await browser.get("/events")
            #expect(list.hiddenFields(of: "/events/\(number)/acknowledge") == nil)
        }
    }

    @Test func itIsTakenUpFromTheListToo() async throws {
        let scene = try await FleetScene()
        let catalog = scene.console.server.catalog
        try await scene.run { browser in
            let number = try await scene.trouble("late", catalog)
            let reply = try await browser.submit(
                [:], to: "/events/\(number)/acknowledge", from: "/events?severity=warning")
            #expect(reply.location == "/events?severity=warning")
            #expect(try await browser.follow(reply).text.contains("You look after it now."))
        }
    }

    @Test func eventsAreFiltered() async throws {
        let scene = try await FleetScene()
        let catalog = scene.console.server.catalog
        try await scene.run { browser in
            let number = try await scene.trouble("late", catalog)
            let address = "/events/\(number)"
            #expect(try await browser.get("/events?kind=rpo.*").html.contains("href=\"\(address)\""))
            let none = try await browser.get("/events?kind=drill.failed")
            #expect(!none.html.contains("<table"))
            let some = try await browser.get("/events?project=default&instance=late&severity=critical")
            #expect(some.html.contains("<table"))
            #expect(try await browser.get("/events?severity=nonsense").status == 200)
            #expect(try await browser.get("/events?project=none").status == 404)
            for wrong in ["x", "0", "-1", "99999999999999999999"] {
                #expect(try await browser.get("/events/\(wrong)").status == 404, "\(wrong)")
            }
        }
    }

    @Test func whatIsNoTroubleIsNotTakenUp() async throws {
        let scene = try await FleetScene()
        let catalog = scene.console.server.catalog
        try await scene.run { browser in
            let number = try await catalog.write { try $0.events.append("database.new", project: "p") }
            let page = try await browser.get("/events/\(number)")
            #expect(page.hiddenFields(of: "/events/\(number)/acknowledge") == nil)
            let key = try #require(page.hiddenFields(of: "/sign-out")?["_csrf"])
            let refused = try await browser.post("/events/\(number)/acknowledge", ["_csrf": key])
            #expect(refused.status == 422 && refused.text.contains("Nothing has to be looked after"))
        }
    }
}
