import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct JobsPageTests {
    private func ask(_ browser: ConsoleBrowser) async throws -> String {
        let asked = try await browser.client.post("jobs", #"{"kind": "base", "instance": "good"}"#)
        return try asked.value(JobDocument.self).id
    }

    @Test func jobsAreListedByWhatIsWanted() async throws {
        let scene = try await FleetScene()
        try await scene.run { browser in
            let empty = try await browser.get("/jobs")
            #expect(empty.heading == "No job runs or waits." && empty.text.contains("No job fits."))
            let id = try await ask(browser)
            let page = try await browser.get("/jobs")
            #expect(page.heading == "1 job runs or waits." && page.html.contains("href=\"/jobs/\(id)\""))
            #expect(try await browser.get("/jobs?kind=base&state=queued&instance=good").html.contains("/jobs/\(id)"))
            #expect(try await !browser.get("/jobs?kind=drill").html.contains("/jobs/\(id)"))
            let now = scene.now.microseconds
            let hour = try await browser.get("/jobs?from=\(now - 60_000_000)&to=\(now + 600_000_000)")
            #expect(hour.html.contains("/jobs/\(id)") && hour.text.contains("Of every time"))
            #expect(try await !browser.get("/jobs?from=0&to=\(now - 60_000_000)").html.contains("/jobs/\(id)"))
            #expect(try await browser.get("/jobs?from=x&to=9223372036854775807").html.contains("/jobs/\(id)"))
            #expect(try await browser.get("/jobs?kind=nonsense&state=%3Cb%3E").status == 200)
        }
    }

    @Test func aJobIsCancelledAndTriedAgain() async throws {
        let scene = try await FleetScene()
        try await scene.run { browser in
            let id = try await ask(browser)
            let page = try await browser.get("/jobs/\(id)")
            #expect(
                page.heading == "base of good: waiting" && page.html.contains("data-live=\"/jobs/\(id)/live?behind=0."))
            let stopped = try await browser.follow(
                try await browser.submit([:], to: "/jobs/\(id)/cancel", from: "/jobs/\(id)"))
            #expect(stopped.heading == "base of good: cancelled" && stopped.text.contains("is told to stop"))
            #expect(
                stopped.hiddenFields(of: "/jobs/\(id)/cancel") == nil && !stopped.html.contains("data-live=\"/jobs"))
            let again = try await browser.follow(
                try await browser.submit([:], to: "/jobs/\(id)/retry", from: "/jobs/\(id)"))
            #expect(again.heading == "base of good: waiting")
            #expect(try await browser.get("/jobs/none").status == 404)
        }
    }

    @Test func whatItSaysIsShownAndFollowed() async throws {
        let scene = try await FleetScene()
        let (catalog, service) = (scene.console.server.catalog, scene.console.service)
        try await scene.run { browser in
            let id = try await ask(browser)
            let offer = WorkerOffer(worker: WorkerID("w"), sites: ["s"], slots: 1)
            let lease = try await catalog.write { transaction in
                let lease = try transaction.jobs.claim(for: offer, by: JobChooser()).first?.lease ?? 0
                _ = try transaction.jobs.append(
                    [
                        (level: .note, code: nil, message: "read <orders>"),
                        (level: .warning, code: ErrorCode("log.gap"), message: "a gap"),
                    ], to: JobID(id), lease: lease)
                try transaction.jobs.setProgress(
                    #"{"phase": "read", "bytes": 500000, "totalBytes": 1000000, "rows": 1234, "secondsLeft": 60}"#,
                    of: JobID(id), lease: lease)
                return lease
            }
            let page = try await browser.get("/jobs/\(id)")
            #expect(page.html.contains("read &lt;orders&gt;") && page.text.contains("warning a gap log.gap"))
            #expect(page.text.contains("read 50 %") && page.text.contains("1,234 rows"), "\(page.text)")
            let live = try #require(page.html.firstMatch(of: /data-live="([^"]*behind=([^"]*))"/))
            let row = try #require(PageTable.all.first { $0.name == "jobLive" })
            let request = ConsoleRequest(
                caller: scene.console.inside, names: ["id": id], query: ["behind": String(live.output.2)],
                address: "/jobs/\(id)/live", formKey: FormKey(of: "s"), console: try Console(), service: service,
                now: SystemClock().now())
            guard case .events(let feed) = try await row.handle(request).content else {
                Issue.record("It is no stream.")
                return
            }
            let first = try await feed.next(nil)
            #expect(!first.events.contains { $0.kind == .append }, "What is shown already does not come again.")
            try await catalog.write { transaction in
                _ = try transaction.jobs.append(
                    [(level: .note, code: nil, message: "done soon")], to: JobID(id), lease: lease)
                _ = try transaction.jobs.finish(JobID(id), lease: lease, .succeeded, terms: LeaseTerms())
            }
            let last = try await feed.next(first.cursor)
            #expect(last.events.map(\.kind) == [.append, .replace, .reload] && last.isOver)
            #expect(last.events.first?.markup.html.contains("done soon") == true)
        }
    }
}
