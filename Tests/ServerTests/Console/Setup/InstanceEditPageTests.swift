import APIModel
import Console
import Core
import Service
import Testing

@Suite struct InstanceEditPageTests {
    private static let address = "/instances/default/a"

    @Test func anInstanceIsChangedAndRemoved() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run { browser in
            #expect(
                try await browser.client.post("instances", #"{"name": "a", "host": "h", "tags": ["x"]}"#).status == 201)
            let edit = "\(Self.address)/edit"
            let fields = [
                "host": "h2", "port": "3307", "user": "u", "tls": "required", "site": "default", "tags": "y, z=1",
            ]
            let saved = try await browser.submit(fields, to: edit, from: edit)
            #expect(saved.location == Self.address)
            let document = try await browser.client.get("instances/a").value(InstanceDocument.self)
            #expect(document.host == "h2" && document.port == 3307 && document.tags == ["y", "z=1"])
            let wrong = try await browser.submit(fields.merging(["tags": "=="]) { $1 }, to: edit, from: edit)
            #expect(wrong.status == 422 && wrong.text.contains("is not a tag") && wrong.html.contains(#"value="3307""#))
            // Somebody else was faster.
            let stale = fields.merging(["revision": "0"]) { $1 }
            #expect(try await browser.submit(stale, to: edit, from: edit).text.contains("catalog.changed"))
            let kept = try await browser.submit(
                ["password": "marble-otter"], to: "\(Self.address)/password", from: edit)
            #expect(try await browser.follow(kept).heading == "a is ready to be backed up.")
            let remove = "\(Self.address)/remove"
            let untyped = try await browser.submit(["confirm": "b"], to: remove, from: edit)
            #expect(untyped.status == 422 && untyped.text.contains("not what was to be typed"))
            #expect(try await browser.submit(["confirm": "a"], to: remove, from: edit).location == "/instances")
            #expect(try await browser.client.get("instances/a").status == 404)
            #expect(try await browser.get(edit).status == 404)
        }
    }

    @Test func tagsAreGivenToManyAtOnce() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            for name in ["a", "b"] {
                let body = #"{"name": "\#(name)", "host": "h", "port": 3311, "tags": ["old"]}"#
                #expect(try await browser.client.post("instances", body).status == 201)
            }
            let fields = ["tag": "env=test", "names": "a\nb", "do": "add"]
            #expect(try await browser.submit(fields, to: "/tags", from: "/tags").location == "/tags")
            let page = try await browser.get("/tags")
            #expect(page.heading == "2 tags are in use." && page.text.contains("env=test 2"))
            _ = try await browser.submit(["tag": "old", "names": "b", "do": "remove"], to: "/tags", from: "/tags")
            let document = try await browser.client.get("instances/b").value(InstanceDocument.self)
            #expect(document.tags == ["env=test"] && document.port == 3311)
            let unknown = try await browser.submit(
                ["tag": "x", "names": "a, nobody", "do": "add"], to: "/tags", from: "/tags")
            #expect(unknown.status == 422 && unknown.text.contains("There is no instance called nobody."))
            #expect(
                try await browser.client.get("instances/a").value(InstanceDocument.self).tags == ["env=test", "old"])
        }
    }
}
