import APIModel
import Console
import Core
import Service
import Testing

/// What a page sends is checked like what a program sends: nothing that the API refuses gets in by a form.
@Suite struct FormSchemaTests {
    private static let long = String(repeating: "a", count: 250)

    private func refused(
        _ browser: ConsoleBrowser, _ fields: [String: String], _ field: String, to address: String, from path: String
    ) async throws {
        let reply = try await browser.submit(fields, to: address, from: path)
        #expect(reply.status == 422, "\(address): \(reply.text)")
        let place = try #require(reply.html.firstRange(of: "id=\"about-\(field)\""), "\(address) has no field \(field)")
        let beside = reply.html[place.upperBound...].prefix { $0 != "/" }
        #expect(beside.contains("invalid-feedback"), "\(address): \(beside)")
    }

    @Test func aNameThatIsTooLongIsRefusedBesideItsField() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run { browser in
            #expect(try await browser.client.post("instances", #"{"name": "a", "host": "h"}"#).status == 201)
            try await refused(browser, ["name": Self.long], "name", to: "/sites/default", from: "/sites")
            try await refused(browser, ["name": Self.long], "name", to: "/projects", from: "/projects")
            try await refused(
                browser, ["name": "b", "title": Self.long], "title", to: "/projects", from: "/projects")
            try await refused(
                browser, ["name": Self.long, "host": "db1"], "name", to: "/instances/add", from: "/instances/add")
            let edit = "/instances/default/a/edit"
            try await refused(
                browser, ["host": "h", "user": Self.long], "user", to: edit, from: edit)
            try await refused(browser, ["host": "h", "secret": "a b"], "secret", to: edit, from: edit)
            try await refused(
                browser,
                [
                    "name": "main", "url": "file:///srv", "key.kind": "kms", "key.key": Self.long + Self.long,
                    "currency": Self.long,
                ], "currency", to: "/repositories/add", from: "/repositories/add")
            #expect(try await browser.client.get("projects").value(Page<ProjectDocument>.self).items.count == 1)
        }
    }

    @Test func aControlCharacterIsRefusedBesideItsField() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run { browser in
            #expect(try await browser.client.post("instances", #"{"name": "a", "host": "h"}"#).status == 201)
            let wrong = "a\u{7}b"
            try await refused(
                browser, ["name": "b", "title": wrong], "title", to: "/sites/default", from: "/sites")
            try await refused(browser, ["name": "b", "title": wrong], "title", to: "/projects", from: "/projects")
            let edit = "/instances/default/a/edit"
            try await refused(browser, ["host": "h", "user": wrong], "user", to: edit, from: edit)
            try await refused(
                browser, ["name": "p", "window": "22:00\u{1B}"], "window", to: "/plans/add", from: "/plans/add")
            #expect(try await browser.client.get("sites").value(Page<SiteDocument>.self).items.count == 1)
        }
    }

    @Test func aSecretIsTakenLetterForLetter() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run { browser in
            #expect(try await browser.client.post("instances", #"{"name": "a", "host": "h"}"#).status == 201)
            let kept = try await browser.submit(
                ["password": "otter\u{1B}92"], to: "/instances/default/a/password", from: "/instances/default/a/edit")
            #expect(kept.status == 303, "\(kept.text)")
        }
    }

    /// What the API says in English is named in the visitor's language first.
    @Test func whatIsRefusedIsSaidInChineseToo() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run(language: .zh) { browser in
            let twice = try await browser.submit(["name": "default"], to: "/sites/default", from: "/sites")
            #expect(twice.status == 422 && twice.text.contains("同名对象已存在"), "\(twice.text)")
            let gone = try await browser.get("/instances/default/none")
            #expect(gone.status == 404 && gone.heading == "对象不存在", "\(gone.heading)")
        }
    }
}
