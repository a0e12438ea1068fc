import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct OverviewPageTests {
    @Test func anEmptyServiceSaysWhatToDo() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let page = try await browser.get("/")
            #expect(page.heading == "Nothing is protected yet." && page.html.contains("href=\"/instances/add\""))
        }
    }

    @Test func whatNeedsAPersonComesFirst() async throws {
        let scene = try await FleetScene()
        try await scene.run { browser in
            let page = try await browser.get("/")
            #expect(page.heading == "1 of 3 instances are protected.", "\(page.text)")
            #expect(page.title == "2 need you · Tidemark")
            #expect(page.text.contains("2 need you.") && page.text.contains("(late)"))
            #expect(page.html.contains("/instances?level=at-risk&amp;project=default"))
            #expect(page.html.contains("/instances?reason=rpo-exceeded"))
            #expect(page.text.contains("No plan covers it.") && page.html.contains("href=\"/plans?project=default\""))
            #expect(page.html.contains("<svg") && page.text.contains("rows a minute"))
            // What is stored and how it shrank.
            #expect(page.text.contains("STANDARD"))
            let all = try await browser.get("/?project=*")
            #expect(all.status == 200 && all.heading == page.heading)
            #expect(try await browser.get("/?project=none").status == 404)
        }
    }

    @Test func itIsThereInChineseToo() async throws {
        let scene = try await FleetScene()
        try await scene.run(language: .zh) { browser in
            let page = try await browser.get("/")
            #expect(page.heading == "3 个实例中有 1 个受保护。" && page.text.contains("日志落后超过承诺"))
            #expect(!page.text.contains("is promised"))
        }
    }

    @Test func openAlarmsAndJobsAreShown() async throws {
        let scene = try await FleetScene()
        let catalog = scene.console.server.catalog
        try await scene.run { browser in
            let number = try await scene.trouble("late", catalog)
            let asked = try await browser.client.post("jobs", #"{"kind": "base", "instance": "good"}"#)
            let job = try asked.value(JobDocument.self).id
            let page = try await browser.get("/")
            #expect(page.html.contains("href=\"/events/\(number)\"") && page.text.contains("Log is too far behind"))
            #expect(page.html.contains("href=\"/jobs/\(job)\"") && page.text.contains("1 job"))
        }
    }

    @Test func theOpenPageIsToldWhatChanges() async throws {
        let scene = try await FleetScene()
        let service = scene.console.service
        try await scene.run { browser in
            let page = try #require(PageTable.all.first { $0.name == "overviewLive" })
            let request = ConsoleRequest(
                caller: scene.console.inside, address: page.path, formKey: FormKey(of: "s"), console: try Console(),
                service: service, now: SystemClock().now())
            guard case .events(let feed) = try await page.handle(request).content else {
                Issue.record("It is no stream.")
                return
            }
            let first = try await feed.next(nil)
            #expect(first.events.isEmpty && !first.isOver)
            _ = try await browser.client.post("jobs", #"{"kind": "base", "instance": "good"}"#)
            let second = try await feed.next(first.cursor)
            #expect(second.events.contains { $0.target == "overview-jobs" && $0.markup.html.contains("/jobs/") })
            _ = try await browser.client.post("instances", #"{"name": "fourth", "host": "k"}"#)
            #expect(try await feed.next(second.cursor).events.contains { $0.kind == .reload })
        }
    }

    /// A thousand instances: the page stays small, and asks no more than it does for ten.
    @Test func aThousandInstancesFitOnAPage() async throws {
        let scene = try await ConsoleScene()
        let catalog = scene.server.catalog
        try await scene.run { browser in
            try await catalog.write { transaction in
                let now = try transaction.now()
                for number in 0..<1000 {
                    try transaction.session.execute(
                        """
                        INSERT INTO instances (id, project, site, name, endpoint, document, created_at, revision)
                        VALUES (?, 'p', 's', ?, ?, '{"user":"tidemark","tls":"preferred"}', ?, 0)
                        """,
                        [
                            .text("i\(number)"), .text("instance-\(number)"), .text("h\(number):3306"),
                            .integer(now.microseconds),
                        ])
                }
            }
            let page = try await browser.get("/")
            #expect(page.heading == "0 of 1,000 instances are protected.", "\(page.heading)")
            #expect(page.html.utf8.count < 100_000, "\(page.html.utf8.count)")
            #expect(page.text.contains("See all 1,000"))
            let list = try await browser.get("/instances?level=needs")
            #expect(list.heading == "1,000 instances: needs somebody.")
        }
    }
}
