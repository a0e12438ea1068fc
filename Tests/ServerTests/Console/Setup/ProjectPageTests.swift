import APIModel
import Console
import Service
import Testing

@Suite struct ProjectPageTests {
    @Test func aProjectIsAddedShownRenamedAndRemoved() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/projects").heading == "1 project")
            let added = try await browser.submit(
                ["name": "trading", "title": "Desk <1>"], to: "/projects", from: "/projects")
            #expect(try await browser.follow(added).html.contains("Desk &lt;1&gt;"))
            #expect(try await browser.submit(["name": "a b"], to: "/projects", from: "/projects").status == 422)
            let edit = "/projects/trading/edit"
            let renamed = try await browser.submit(["name": "desk", "title": ""], to: edit, from: edit)
            #expect(renamed.location == "/projects")
            #expect(try await browser.client.get("projects/desk").status == 200)
            let remove = "/projects/desk/remove"
            #expect(try await browser.submit(["confirm": "no"], to: remove, from: "/projects/desk/edit").status == 422)
            let gone = try await browser.submit(["confirm": "desk"], to: remove, from: "/projects/desk/edit")
            #expect(gone.location == "/projects")
            #expect(try await browser.client.get("projects/desk").status == 404)
        }
    }

    @Test func settingsLeadToWhatOneMay() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let page = try await browser.get("/settings")
            #expect(page.heading == "Tidemark 1.2.3" && page.text.contains("prices.classes"))
            #expect(page.html.contains(#"href="/projects""#) && page.html.contains(#"href="/plans""#))
            let chosen = try await browser.submit(
                ["language": "zh", "theme": "dark"], to: "/preferences", from: "/settings")
            #expect(try await browser.follow(chosen).heading == "Tidemark 1.2.3 设置")
        }
    }
}
