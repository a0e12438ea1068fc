import APIModel
import Console
import Core
import Service
import Testing

/// Who may only look is offered nothing else, and refused where it is tried all the same.
@Suite struct SetupRightsTests {
    private static let first = "quilt-marble-otter-92"
    private static let second = "otter-92-marble-quilt"

    private func begin(_ role: String, _ scene: ConsoleScene, _ browser: ConsoleBrowser) async throws {
        let bodies: [(path: String, body: String)] = [
            (
                "repositories",
                #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#
            ),
            ("plans", #"{"name": "gold", "cycle": {"at": "03:00"}, "repository": "main"}"#),
            ("instances", #"{"name": "a", "host": "h", "tags": ["x"]}"#),
        ]
        for (path, body) in bodies { #expect(try await browser.client.post(path, body).status == 201, "\(path)") }
        _ = try await scene.service.addPerson(scene.inside, PersonRequest(name: "vera", password: Self.first))
        _ = try await scene.service.addGrant(
            scene.inside, GrantForm(subjectKind: "person", subject: "vera", role: role))
        let fields = ["name": "vera", "password": Self.first, "newPassword": Self.second]
        #expect(try await browser.submit(fields, to: "/sign-in", from: "/sign-in").status == 303)
    }

    @Test func aViewerLooksAndChangesNothing() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run(isSignedIn: false) { browser in
            try await begin("viewer", scene, browser)
            let pages = [
                "/plans", "/plans/default/gold", "/repositories", "/repositories/default/main", "/projects", "/tags",
                "/projects/default/edit", "/settings", "/instances/default/a/edit", "/instances/default/a/setup",
                "/instances/default/a/setup/plan",
            ]
            for path in pages {
                let page = try await browser.get(path)
                #expect(page.status == 200, "\(path): \(page.text)")
                #expect(!page.html.contains("btn-danger"), "\(path)")
                #expect(!page.html.contains("CREATE USER"), "\(path)")
            }
            #expect(try await !browser.get("/plans").html.contains("/plans/add"))
            #expect(try await !browser.get("/repositories").html.contains("/repositories/add"))
            #expect(try await !browser.get("/plans/default/gold").text.contains("See what changes"))
            #expect(try await !browser.get("/settings").html.contains(#"href="/tokens""#))
            let tried = try await browser.submit(
                ["name": "b", "host": "db1"], to: "/instances/add", from: "/instances/add")
            #expect(tried.status == 422 && tried.text.contains("access.denied"))
            let start = "/instances/default/a/setup/confirm"
            let started = try await browser.submit([:], to: start, from: "\(start)?plan=gold&tags=x")
            #expect(started.status == 422 && started.text.contains("access.denied"))
            #expect(try await browser.client.get("jobs").value(Page<JobDocument>.self).items == [])
        }
    }

    /// Keys are others' matter: an operator adds instances, and somebody else keeps the password.
    @Test func anOperatorAddsWithoutPasswords() async throws {
        let scene = try await ConsoleScene(engine: ReadyEngine())
        try await scene.run(isSignedIn: false) { browser in
            try await begin("operator", scene, browser)
            let setup = "/instances/default/a/setup"
            let page = try await browser.get(setup)
            #expect(page.text.contains("CREATE USER") && page.text.contains("You may not store passwords"))
            #expect(!page.html.contains(#"type="password""#))
            let start = "\(setup)/confirm"
            let started = try await browser.submit([:], to: start, from: "\(start)?plan=gold&tags=x")
            #expect(started.location?.hasPrefix("/jobs/") == true, "\(started.text)")
            #expect(try await browser.client.get("plans/gold").value(PlanDocument.self).instances == 1)
        }
    }
}
