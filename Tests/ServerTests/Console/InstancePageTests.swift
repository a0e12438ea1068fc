import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct InstancePageTests {
    @Test func instancesAreListedAndPicked() async throws {
        let scene = try await FleetScene()
        try await scene.run { browser in
            let page = try await browser.get("/instances")
            #expect(page.heading == "3 instances." && page.html.contains("href=\"/instances/default/good\""))
            let picked = try await browser.get("/instances?level=unprotected")
            #expect(picked.heading == "1 instance: unprotected." && picked.text.contains("bare"))
            #expect(!picked.html.contains("/instances/default/good"))
            let why = try await browser.get("/instances?reason=rpo-exceeded&project=*")
            #expect(why.heading == "1 instance: too far behind." && why.text.contains("late"))
            let planned = try await browser.get("/instances?plan=nightly")
            #expect(planned.heading == "2 instances: plan “nightly”." && !planned.html.contains("/default/bare\""))
            #expect(try await browser.get("/instances?site=none").heading == "0 instances: none.")
            #expect(try await browser.get("/instances?tag=env%3Dnone").heading == "0 instances: env=none.")
            let none = try await browser.get("/instances?level=%3Cb%3E")
            #expect(none.status == 200 && none.html.contains("&lt;b&gt;") && !none.html.contains("<b><b>"))
            #expect(try await browser.get("/instances?project=none").status == 404)
        }
    }

    @Test func theTimelineSaysWhereOneCanGoBackTo() async throws {
        let scene = try await FleetScene()
        try await scene.run { browser in
            let page = try await browser.get("/instances/default/good?span=24h")
            #expect(page.status == 200 && page.heading.hasPrefix("good protected"), "\(page.heading)")
            #expect(page.text.contains("10.11.9-MariaDB") && page.text.contains("plan “nightly”"))
            let links = page.html.matches(of: /href="\/restore\?project=default&amp;instance=good&amp;at=([^"]+)"/)
            #expect(links.count > 4)
            #expect(page.text.contains("no drill has measured how long it takes"))
            #expect(page.text.contains("the log was purged") && page.html.contains("data-timeline=\"timeline-note\""))
            // What changed a table can be gone back behind, and is shown as it is.
            #expect(page.html.contains("ALTER TABLE orders ADD &lt;b&gt; INT") && page.text.contains("Just before"))
            #expect(page.text.contains("binlog_expire_logs_seconds") && page.text.contains("shop.orders"))
            #expect(page.text.contains("→ 2 MB") || page.text.contains("→ 1.91 MiB"), "\(page.text)")
        }
    }

    @Test func itLeadsToWhatBelongsToIt() async throws {
        let scene = try await FleetScene()
        try await scene.run { browser in
            let page = try await browser.get("/instances/default/good")
            let places = [
                "/drills/default/good", "/exports/new?project=default&amp;instance=good", "/plans/default/nightly",
                "/instances/default/good/edit", "/instances/default/good/setup", "/instances/default/good/check",
            ]
            for place in places {
                #expect(page.html.contains("href=\"\(place)\""), "\(place)")
                #expect(try await browser.get(place.replacing("&amp;", with: "&")).status == 200, "\(place)")
            }
            let bare = try await browser.get("/instances/default/bare")
            #expect(bare.text.contains("No plan covers it") && bare.html.contains("/instances/default/bare/setup/plan"))
        }
    }

    @Test func itIsZoomedByItsAddress() async throws {
        let scene = try await FleetScene()
        let from = scene.now.adding(seconds: -3600)
        let to = scene.now.adding(seconds: -1800)
        try await scene.run { browser in
            let path = "/instances/default/good"
            let page = try await browser.get("\(path)?from=\(from.microseconds)&to=\(to.microseconds)")
            #expect(page.html.contains("data-from=\"\(from.microseconds)\""))
            #expect(page.html.contains("data-to=\"\(to.microseconds)\""))
            #expect(!page.text.contains("ALTER TABLE"))
            let odd = [
                "from=x&to=y", "from=5&to=1", "from=-9223372036854775808&to=9223372036854775807", "span=all",
                "span=x",
            ]
            for query in odd {
                let reply = try await browser.get("\(path)?\(query)")
                #expect(reply.status == 200 && reply.html.contains("<svg"), "\(query): \(reply.status)")
            }
            #expect(try await browser.get("/instances/default/none").status == 404)
        }
    }

    @Test func aBaseIsTakenByAButton() async throws {
        let scene = try await FleetScene()
        try await scene.run { browser in
            let path = "/instances/default/good"
            let reply = try await browser.submit([:], to: "\(path)/base", from: path)
            let job = try await browser.follow(reply)
            #expect(job.heading == "base of good: waiting" && job.text.contains("The job is asked for."))
            // Without a plan nobody knows where to.
            let bare = "/instances/default/bare"
            let refused = try await browser.submit([:], to: "\(bare)/base", from: bare)
            #expect(refused.status == 422 && refused.text.contains("repository"))
        }
    }

    @Test func aServerThatCannotBeReachedIsSaidSo() async throws {
        let scene = try await FleetScene()
        try await scene.run { browser in
            let page = try await browser.get("/instances/default/good/check")
            #expect(page.status == 200 && page.heading == "good could not be looked at.", "\(page.text)")
            #expect(try await browser.get("/instances/default/none/check").status == 404)
        }
    }

    @Test(arguments: Language.allCases)
    func everyPageOfAnInstanceIsThere(_ language: Language) async throws {
        let scene = try await FleetScene()
        let catalog = scene.console.server.catalog
        try await scene.run(language: language) { browser in
            _ = try await scene.trouble("good", catalog)
            _ = try await browser.client.post("jobs", #"{"kind": "base", "instance": "good"}"#)
            for name in ["good", "late", "bare"] {
                let page = try await browser.get("/instances/default/\(name)?span=all")
                #expect(page.status == 200 && page.html.contains("lang=\"\(language.tag)\""), "\(page.text)")
            }
        }
    }
}
