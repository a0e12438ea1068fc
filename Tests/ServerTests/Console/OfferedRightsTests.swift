import APIModel
import Console
import Core
import Service
import Testing

/// What a page offers goes by all that rights depend on: also by tags and sites, which an address does not name.
@Suite struct OfferedRightsTests {
    private func begin(_ scene: ConsoleScene, _ browser: ConsoleBrowser) async throws -> ConsoleBrowser {
        let bodies: [(path: String, body: String)] = [
            ("instances", #"{"name": "gilt", "host": "h", "tags": ["gold"]}"#),
            ("instances", #"{"name": "plain", "host": "h"}"#),
            (
                "repositories",
                #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#
            ),
            (
                "plans",
                #"{"name": "all", "cycle": {"at": "03:00"}, "repository": "main", "instances": {"names": ["gilt", "plain"]}}"#
            ),
        ]
        for (path, body) in bodies { #expect(try await browser.client.post(path, body).status == 201, "\(path)") }
        let rules = [
            PolicyRuleForm(effect: "allow", verbs: ["view"]),
            PolicyRuleForm(effect: "allow", verbs: ["run-base", "restore-to-new", "export"], tags: ["gold"]),
        ]
        _ = try await scene.service.addPolicy(scene.inside, PolicyForm(name: "gold-keeper", rules: rules))
        try await scene.addPerson("vera", role: "gold-keeper")
        return try await scene.browser(of: "vera", beside: browser)
    }

    @Test func aRightByTagShowsItsButtons() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { administrator in
            let vera = try await begin(scene, administrator)
            let gilt = try await vera.get("/instances/default/gilt")
            #expect(gilt.html.contains(#"action="/instances/default/gilt/base""#), "\(gilt.text)")
            #expect(gilt.html.contains(#"action="/instances/default/gilt/drill""#))
            let plain = try await vera.get("/instances/default/plain")
            #expect(plain.status == 200 && !plain.html.contains(#"action="/instances/default/plain/base""#))
            #expect(try await vera.get("/exports").html.contains(#"href="/exports/new"#))
            #expect(try await vera.get("/drills/default/gilt").html.contains("/drills/default/gilt/begin"))
            #expect(try await !vera.get("/drills/default/plain").html.contains("/drills/default/plain/begin"))
        }
    }

    @Test func aRightByTagShowsWhatMayBeDoneWithAJob() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { administrator in
            let vera = try await begin(scene, administrator)
            for (name, isOffered) in [("gilt", true), ("plain", false)] {
                let job = try await scene.service.beginJob(
                    scene.inside, JobForm(kind: "base", instance: name), in: "default", key: nil)
                let page = try await vera.get("/jobs/\(job.id)")
                #expect(page.status == 200 && page.html.contains("/jobs/\(job.id)/cancel") == isOffered, "\(name)")
            }
        }
    }
}
