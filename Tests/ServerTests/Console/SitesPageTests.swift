import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct SitesPageTests {
    @Test func aSiteIsAddedChangedAndRemoved() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let first = try await browser.get("/sites")
            #expect(first.heading == "1 site in the project default." && first.text.contains("none: jobs wait"))
            let added = try await browser.follow(
                try await browser.submit(
                    ["name": "berlin", "title": "By the <Spree>"], to: "/sites/default", from: "/sites"))
            #expect(
                added.heading == "2 sites in the project default." && added.text.contains("The site berlin is there."))
            #expect(added.html.contains("By the &lt;Spree&gt;"))
            let path = "/sites/default/berlin"
            let changed = try await browser.follow(
                try await browser.submit(["name": "berlin", "title": "Mitte"], to: path, from: path))
            #expect(changed.text.contains("Saved.") && changed.text.contains("Mitte"))
            let kept = try await browser.submit(["confirm": "Berlin"], to: "\(path)/remove", from: path)
            #expect(kept.status == 422 && kept.text.contains("It is not what was to be typed."))
            let gone = try await browser.follow(
                try await browser.submit(["confirm": "berlin"], to: "\(path)/remove", from: path))
            #expect(gone.text.contains("The site berlin is removed."))
            #expect(try await browser.get(path).status == 404)
        }
    }

    @Test func whatIsWrongStandsBesideItsField() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let wrong = try await browser.submit(["name": "a b", "title": "x"], to: "/sites/default", from: "/sites")
            #expect(wrong.status == 422 && wrong.text.contains("“a b” is not a name."))
            #expect(wrong.html.contains("value=\"a b\"") && wrong.html.contains("aria-invalid=\"true\""))
            let twice = try await browser.submit(["name": "default"], to: "/sites/default", from: "/sites")
            #expect(twice.status == 422 && twice.text.contains("catalog.exists"))
        }
    }

    @Test func theWorkersOfASiteAreNamed() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await scene.server.jobs.register(
                WorkerHello(
                    worker: "w-1", sites: ["default"], kinds: ["base"], slots: 1, streams: 1, version: "1", host: "h"))
            let page = try await browser.get("/sites")
            #expect(page.text.contains("w-1") && !page.text.contains("none: jobs wait"))
        }
    }
}
