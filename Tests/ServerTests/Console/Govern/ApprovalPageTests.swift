import APIModel
import Console
import Core
import Service
import Testing

@Suite struct ApprovalPageTests {
    private func ask(_ name: String, _ browser: ConsoleBrowser) async throws {
        let fields = ["name": name, "title": "", "mail": "", "password": "", "_approval_reason": "she joins <today>"]
        let reply = try await browser.submit(fields, to: "/people", from: "/people")
        #expect(reply.status == 422 && reply.html.contains("href=\"/approvals/"), "\(reply.text)")
    }

    /// Manage people only with another's consent.
    private func scene() async throws -> ConsoleScene {
        let scene = try await ConsoleScene()
        try await scene.addPerson("bob", role: "administrator")
        return scene
    }

    private func demand(_ browser: ConsoleBrowser) async throws {
        let fields = ["needs": "1", "hours": "24"]
        let reply = try await browser.submit(fields, to: "/access/approvals/manage-people", from: "/access/approvals")
        #expect(reply.status == 303, "\(reply.text)")
        #expect(try await browser.follow(reply).text.contains("One other must approve; open for 24 hours."))
    }

    @Test func anotherPersonAgreesAndTheSameFormIsCarriedOut() async throws {
        let scene = try await scene()
        try await scene.run { browser in
            let bob = try await scene.browser(of: "bob", beside: browser)
            try await demand(browser)
            let held = try await browser.submit(["name": "carol", "password": ""], to: "/people", from: "/people")
            #expect(held.status == 422 && held.html.contains("name=\"_approval_reason\""))
            try await ask("carol", browser)
            let mine = try await browser.get("/approvals")
            #expect(mine.heading == "Nothing waits for you." && mine.html.contains("she joins &lt;today&gt;"))

            let list = try await bob.get("/approvals")
            #expect(list.heading == "1 request waits for you.")
            let path = try #require(
                list.html.firstMatch(of: /href="(\/approvals\/[^"]+)"/).map { String($0.output.1) })
            let page = try await bob.get(path)
            #expect(page.text.contains("POST /people") && page.text.contains("carol"))
            #expect(page.hiddenFields(of: "\(path)/withdraw") == nil && page.hiddenFields(of: "/people") == nil)
            let voted = try await bob.submit(["reason": "she does"], to: "\(path)/grant", from: path)
            #expect(try await bob.follow(voted).text.contains("she does"))

            let granted = try await browser.get(path)
            #expect(granted.hiddenFields(of: "\(path)/grant") == nil && granted.text.contains("Carry it out"))
            let done = try await browser.submit([:], to: "/people", from: path)
            #expect(done.heading == "The password of carol", "\(done.text)")
            #expect(try await browser.get("/people/carol").status == 200)
            #expect(try await browser.get(path).text.contains("used"))
        }
    }

    @Test func whoAskedMayWithdrawAndOthersMayRefuse() async throws {
        let scene = try await scene()
        try await scene.run { browser in
            let bob = try await scene.browser(of: "bob", beside: browser)
            try await demand(browser)
            for name in ["carol", "dora"] { try await ask(name, browser) }
            let open = try await scene.service.approvals(scene.inside, PageRequest()).items
            let paths = open.map { "/approvals/\($0.id)" }
            #expect(paths.count == 2)
            let withdrawn = try await browser.submit([:], to: "\(paths[0])/withdraw", from: paths[0])
            #expect(try await browser.follow(withdrawn).text.contains("It is withdrawn."))
            let hidden = try #require(try await bob.get(paths[1]).hiddenFields(of: "\(paths[1])/grant"))
            let refused = try await bob.post("\(paths[1])/refuse", hidden)
            #expect(try await bob.follow(refused).text.contains("You refused it"))
            let late = try await bob.post("\(paths[1])/grant", hidden)
            #expect(late.status == 422 && late.text.contains("access.approval"))
            #expect(try await browser.get(paths[1]).hiddenFields(of: "/people") == nil)
        }
    }

    @Test func hoursAreANumber() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            for (fields, text) in [
                (["needs": "1", "hours": "long"], "“long” is no number."),
                (["needs": "99", "hours": "1"], "out of range"),
                (["needs": "1", "hours": "9999"], "out of range"),
            ] {
                let reply = try await browser.submit(fields, to: "/access/approvals/delete", from: "/access/approvals")
                #expect(reply.status == 422 && reply.text.contains(text), "\(fields)")
            }
        }
    }
}
