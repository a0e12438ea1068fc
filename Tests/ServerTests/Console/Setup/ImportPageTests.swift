import APIModel
import Catalog
import Console
import Core
import HTTPTypes
import Service
import Testing

@Suite struct ImportPageTests {
    private static let list = "name,host,tags\na,h1,env=test\n<b>,h2,\nc,h3,\n"

    private func hidden(_ page: ConsoleReply) throws -> [String: String] {
        try #require(page.hiddenFields(of: "/instances/import/confirm"))
    }

    @Test func rowsAreShownBeforeAnythingIsChanged() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let page = try await browser.submit(["text": Self.list], to: "/instances/import", from: "/instances/import")
            #expect(page.status == 200 && page.heading.hasPrefix("Of 3 rows, 2 are new"))
            #expect(page.html.contains("&lt;b&gt;") && page.text.contains("“<b>” is not a name."))
            #expect(try await browser.client.get("instances").value(Page<InstanceDocument>.self).items == [])
            let fields = try hidden(page).merging(["password": "marble-otter"]) { $1 }
            let done = try await browser.post("/instances/import/confirm", fields)
            #expect(done.status == 303 && done.location == "/instances")
            let items = try await browser.client.get("instances").value(Page<InstanceDocument>.self).items
            #expect(items.map(\.name) == ["a", "c"] && items.first?.tags == ["env=test"])
            let kept = try await scene.server.catalog.read { transaction in
                try transaction.instances.page(in: "p", limit: 10).map {
                    try transaction.instances.credentials(of: $0.id)
                }
            }
            #expect(kept == [Secret("marble-otter"), Secret("marble-otter")])
            // The same again changes nothing.
            let again = try await browser.submit(
                ["text": Self.list], to: "/instances/import", from: "/instances/import")
            #expect(again.heading.hasPrefix("Of 3 rows, 0 are new, 0 change something"))
            #expect(!again.html.contains(#"<button class="btn btn-primary">"#))
        }
    }

    @Test func aFileIsTakenAsItIs() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let page = try await browser.get("/instances/import")
            let token = try #require(page.hiddenFields(of: "/instances/import")?["_csrf"])
            let parts = [
                "--x", "Content-Disposition: form-data; name=\"_csrf\"", "", token, "--x",
                "Content-Disposition: form-data; name=\"list\"; filename=\"a.csv\"", "Content-Type: text/csv", "",
                "name,host,port", "a,h1,x", "", "--x--", "",
            ]
            let cookie = "tidemark_session=\(browser.cookie("tidemark_session") ?? "")"
            let reply = try await browser.client.send(
                .post, "/instances/import", parts.joined(separator: "\r\n"), type: "multipart/form-data; boundary=x",
                headers: ["Cookie": cookie, "Accept": "text/html"], token: "")
            #expect(reply.status == 200 && reply.body.contains("row.port"))
        }
    }

    @Test func whatIsNoListIsSaid() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            for (text, said) in [
                ("", "There is no list."), ("host\nh", "name is missing"), ("name\n\"a", "quote is opened"),
            ] {
                let page = try await browser.submit(["text": text], to: "/instances/import", from: "/instances/import")
                #expect(page.status == 422 && page.text.contains(said), "\(page.text)")
            }
            let form = try await browser.get("/instances/import").html
            let sample = try #require(form.firstMatch(of: /<pre id="sample" tabindex="0">([^<]*)<\/pre>/)).output.1
            let page = try await browser.submit(
                ["text": String(sample)], to: "/instances/import", from: "/instances/import")
            #expect(page.heading.hasPrefix("Of 2 rows, 2 are new"))
        }
    }

    @Test func whatIsNewFollowsAPlan() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let repository = #"{"name": "main", "url": "file:///srv", "key": {"kind": "passphrase", "secret": "x"}}"#
            #expect(try await browser.client.post("repositories", repository).status == 201)
            let plans = [
                #"{"name": "gold", "cycle": {"at": "03:00"}, "repository": "main"}"#,
                #"{"name": "tests", "cycle": {"at": "03:00"}, "repository": "main", "instances": {"tags": ["env=test"]}}"#,
            ]
            for plan in plans { #expect(try await browser.client.post("plans", plan).status == 201) }
            let page = try await browser.submit(["text": Self.list], to: "/instances/import", from: "/instances/import")
            let gone = try await browser.post(
                "/instances/import/confirm", try hidden(page).merging(["plan": "none"]) { $1 })
            #expect(gone.status == 422 && gone.html.contains("is-invalid"))
            #expect(try await browser.client.get("instances").value(Page<InstanceDocument>.self).items == [])
            let done = try await browser.post(
                "/instances/import/confirm", try hidden(page).merging(["plan": "gold"]) { $1 })
            #expect(done.status == 303)
            let counts = try await ["gold", "tests"].instancesOfPlans(browser)
            #expect(counts == [1, 1])
        }
    }
}

extension [String] {
    /// How many instances each plan covers.
    fileprivate func instancesOfPlans(_ browser: ConsoleBrowser) async throws -> [Int] {
        var counts: [Int] = []
        for name in self {
            counts.append(try await browser.client.get("plans/\(name)").value(PlanDocument.self).instances)
        }
        return counts
    }
}
