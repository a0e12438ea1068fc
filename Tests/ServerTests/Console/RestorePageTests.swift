import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct RestorePageTests {
    private static let path = "/restore/default/orders"

    @Test func instancesSayToWhenTheyCanBeBroughtBack() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            let page = try await browser.get("/restore")
            #expect(page.status == 200 && page.heading == "1 instance can be brought back.")
            #expect(page.html.contains("href=\"\(Self.path)\"") && page.text.contains("no restore point"))
            #expect(!page.html.contains("href=\"/restore/default/standby\""))
            let begun = try await browser.get("/restore?project=default&instance=orders&to=latest")
            #expect(begun.status == 303 && begun.location == "\(Self.path)?to=latest")
            let none = try await browser.get("/restore/default/nobody")
            #expect(none.status == 404)
        }
    }

    /// The whole path: moment, what, where, plan, confirmation, report.
    @Test func anInstanceIsBroughtBackToANewServer() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            let first = try await browser.get(Self.path)
            #expect(first.heading == "Bring orders back" && first.text.contains("Choose the moment."))
            #expect(first.html.contains("data-timeline") && first.html.contains("{at}"))
            let at = RestoreScene.base.adding(seconds: 60)
            // A part of the line, larger; it is no choice of a moment.
            let zoom = "shownFrom=\(RestoreScene.base.microseconds)&shownTo=\(at.microseconds)"
            let part = try await browser.get("\(Self.path)?step=moment&\(zoom)")
            #expect(part.html.contains("data-to=\"\(at.microseconds)\"") && part.text.contains("The whole line"))
            #expect(part.text.contains("Choose the moment.") && !first.text.contains("The whole line"))
            for odd in ["shownFrom=9&shownTo=1", "shownFrom=0&shownTo=9223372036854775807", "shownFrom=x&shownTo=y"] {
                #expect(try await browser.get("\(Self.path)?\(odd)").status == 200, "\(odd)")
            }
            let what = try await browser.get("\(Self.path)?to=\(at.microseconds)")
            #expect(what.text.contains("Databases and tables") && what.text.contains("(UTC)"))
            let hidden = try #require(what.hiddenFields(of: Self.path))
            #expect(hidden["to"] == at.description)
            let place = try await browser.get("\(Self.path)?to=\(at)&what=part&names=shop.orders%0Awarehouse")
            #expect(place.text.contains("Only shop.orders, warehouse"))
            let planned = try await browser.submit(
                ["where": "new", "existing": "replace"], to: "\(Self.path)/plan",
                from: "\(Self.path)?to=\(at)&what=part&names=shop.orders%0Awarehouse")
            #expect(planned.status == 303 && planned.location?.hasPrefix("\(Self.path)?") == true)
            let waiting = try await browser.follow(planned)
            #expect(waiting.html.contains("data-live=\"/lookups/") && waiting.text.contains("waiting"))
            #expect(waiting.hiddenFields(of: "\(Self.path)/begin") == nil)
            let plan = try await scene.answer(JobResult(forecast: RestoreScene.forecast))
            let ready = try await browser.follow(planned)
            #expect(ready.text.contains("212 segments of log") && ready.text.contains("1,204,331 rows"))
            #expect(ready.text.contains("nothing is known") && ready.text.contains("Nothing is replaced."))
            #expect(ready.hiddenFields(of: "\(Self.path)/begin")?["plan"] == plan)
            let begun = try await browser.submit([:], to: "\(Self.path)/begin", from: planned.location ?? "")
            #expect(begun.status == 303 && begun.location?.hasPrefix("/restores/") == true)
            let watch = try await browser.follow(begun)
            #expect(watch.heading == "orders is being brought back." && watch.html.contains("/live?after="))
            let id = try await scene.answer(JobResult(restore: RestoreScene.report))
            let payload = try await scene.payload(of: id)
            #expect(payload.to == at.description && payload.tables == ["shop.orders"])
            #expect(payload.databases == ["warehouse"] && payload.existing == nil)
            #expect(payload.newInstance?.flavour == "mariadb")
            let report = try await browser.get("/restores/\(id)")
            #expect(report.heading == "orders is back." && report.text.contains("1000:feed"))
            #expect(report.text.contains("the account 'app'") && report.html.contains("shop.&lt;b&gt;"))
            #expect(!report.html.contains("data-live"))
            // The next plan knows how fast it went.
            _ = try await browser.submit(
                ["where": "new"], to: "\(Self.path)/plan", from: "\(Self.path)?to=latest&what=all")
            let next = try await scene.answer(JobResult(forecast: RestoreScene.forecast))
            let known = try await browser.get("\(Self.path)?to=latest&what=all&where=new&plan=\(next)")
            #expect(known.text.contains("250 rows a second"))
        }
    }

    /// What is destroyed is named and typed; nothing is begun otherwise.
    @Test func theSourceIsReplacedOnlyByItsName() async throws {
        let scene = try await RestoreScene()
        var forecast = RestoreScene.forecast
        forecast.replaced = ["the table shop.orders"]
        let replacing = forecast
        try await scene.console.run { browser in
            let planned = try await browser.submit(
                ["where": "source", "existing": "replace"], to: "\(Self.path)/plan",
                from: "\(Self.path)?before=0-1-7&what=all")
            let plan = try await scene.answer(JobResult(forecast: replacing))
            #expect(try await scene.payload(of: plan).existing == "replace")
            let page = try await browser.follow(planned)
            #expect(page.text.contains("the table shop.orders") && page.text.contains("Type orders to confirm."))
            #expect(page.text.contains("before the transaction 0-1-7"))
            #expect(page.hiddenFields(of: "\(Self.path)/undo")?["gtid"] == "0-1-7")
            let wrong = try await browser.submit(
                ["confirm": "standby"], to: "\(Self.path)/begin", from: planned.location ?? "")
            #expect(wrong.status == 422 && wrong.text.contains("Type orders, letter for letter."))
            let right = try await browser.submit(
                ["confirm": "orders"], to: "\(Self.path)/begin", from: planned.location ?? "")
            #expect(right.status == 303)
            let id = try #require(right.location?.split(separator: "/").last.map(String.init))
            let payload = try await scene.payload(of: id)
            #expect(payload.before == "0-1-7" && payload.to == nil && payload.existing == "replace")
            let stopped = try await browser.submit([:], to: "/restores/\(id)/cancel", from: "/restores/\(id)")
            #expect(stopped.status == 303)
            #expect(try await browser.follow(stopped).heading == "The restore of orders was cancelled.")
        }
    }

    @Test func whatIsWrongStandsBesideItsField() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            let time = try await browser.get("\(Self.path)?to=soon")
            #expect(time.status == 422 && time.html.contains("aria-invalid=\"true\"") && time.text.contains("soon"))
            let gtid = try await browser.get("\(Self.path)?before=2026-11-22T11:00:00Z")
            #expect(gtid.status == 422 && gtid.text.contains("It is no GTID."))
            let target = try await browser.submit(
                ["where": "other", "targetInstance": ""], to: "\(Self.path)/plan",
                from: "\(Self.path)?to=latest&what=all")
            #expect(target.status == 422 && target.text.contains("Choose the other instance."))
            // A step whose needs are not met leads back to what is missing.
            let early = try await browser.get("\(Self.path)?to=latest&step=confirm")
            #expect(early.status == 200 && early.text.contains("Only some databases and tables"))
            _ = try await browser.submit(
                ["where": "new"], to: "\(Self.path)/plan", from: "\(Self.path)?to=latest&what=all")
            let error = TidemarkError(ErrorCode("restore.unreachable"), "It is in a gap.", hint: "Choose another.")
            let plan = try await scene.answer(nil, failure: error)
            let failed = try await browser.get("\(Self.path)?to=latest&what=all&where=new&plan=\(plan)")
            #expect(failed.text.contains("It is in a gap.") && failed.text.contains("restore.unreachable"))
            #expect(failed.hiddenFields(of: "\(Self.path)/begin") == nil)
            // What was found out about one instance is no plan for another.
            let other = "/restore/default/standby?to=latest&what=all&where=new&plan=\(plan)"
            #expect(try await browser.get(other).status == 404)
        }
    }

    /// A time that names no zone is that of the visitor's clocks.
    @Test func timesAreTypedInTheVisitorsZone() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            browser.set("tidemark_zone", "Asia%2FShanghai")
            for text in ["2026-11-22%2011:03:43.998", "2026-11-22T03:03:43.998Z"] {
                let page = try await browser.get("\(Self.path)?to=\(text)")
                let hidden = try #require(page.hiddenFields(of: Self.path))
                #expect(try Timestamp(parsing: hidden["to"] ?? "") == Timestamp(parsing: "2026-11-22T03:03:43.998Z"))
                #expect(page.text.contains("to 2026-11-22 11:03:43.998 (Asia/Shanghai)"))
            }
            let short = try await browser.get("\(Self.path)?to=2026-11-22%2011:03")
            #expect(short.text.contains("to 2026-11-22 11:03:00 (Asia/Shanghai)"))
        }
    }

    @Test func thePathIsThereInChinese() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run(language: .zh) { browser in
            for query in ["", "?to=latest", "?to=latest&what=all"] {
                let page = try await browser.get(Self.path + query)
                #expect(page.status == 200 && page.heading == "恢复 orders", "\(query)")
            }
        }
    }

    /// What the page shows already is not said again.
    @Test func aRestoreIsFollowedBehindWhatIsShown() async throws {
        let scene = try await RestoreScene()
        let (service, inside) = (scene.console.service, scene.console.inside)
        var payload: [String: JSONTree] = ["to": .text("latest")]
        payload["newInstance"] = .object(["flavour": .text("mariadb")])
        let job = try await service.beginJob(
            inside, JobForm(kind: "restore", instance: "orders", payload: .object(payload)), in: "default", key: nil)
        let offer = WorkerOffer(worker: WorkerID("w"), sites: [], slots: 8)
        let jobs = scene.console.server.jobs
        let lease = try #require(try await jobs.claim(offer, count: 1).first?.lease)
        let id = JobID(job.id)
        func say(_ text: String) async throws {
            let line = JobReportLine(level: "note", message: text)
            try await jobs.report(id, lease: lease, JobReport(lines: [line]))
        }
        try await say("one")
        let shown = try await service.job(inside, job.id)
        let page = try #require(PageTable.all.first { $0.name == "restoreWatchLive" })
        let request = ConsoleRequest(
            caller: inside, names: ["id": job.id], query: ["after": try JobFeed.cursor(behind: 1, shown)],
            address: "/restores/\(job.id)/live", formKey: FormKey(of: "s"), console: try Console(), service: service,
            now: RestoreScene.now)
        guard case .events(let feed) = try await page.handle(request).content else {
            Issue.record("It is no stream.")
            return
        }
        let quiet = try await feed.next(nil)
        #expect(quiet.events.isEmpty)
        try await say("<two>")
        let next = try await feed.next(quiet.cursor)
        #expect(next.events.first?.kind == .append && next.events.first?.markup.html.contains("&lt;two&gt;") == true)
        #expect(next.events.first?.markup.html.contains("one") == false)
        try await jobs.finish(id, lease: lease, .succeeded)
        let last = try await feed.next(next.cursor)
        #expect(last.isOver && last.events.last == .reload)
        await scene.console.server.catalog.close()
    }
}
