import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct WorkersPageTests {
    private func register(_ name: String, _ scene: ConsoleScene) async throws {
        try await scene.server.jobs.register(
            WorkerHello(
                worker: name, sites: ["s"], kinds: ["base"], slots: 3, streams: 2, version: "1.2.3", host: "h"))
    }

    @Test func workersAreListedByName() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let none = try await browser.get("/workers")
            #expect(none.heading == "No worker is there: no job runs." && none.text.contains("tidemark worker"))
            try await register("berlin-1", scene)
            #expect(try await browser.get("/workers").heading == "1 worker is there to run jobs.")
            try await register("<b>2", scene)
            let page = try await browser.get("/workers")
            #expect(page.heading == "2 workers are there to run jobs.")
            #expect(page.text.contains("berlin-1") && page.html.contains("&lt;b&gt;2") && page.text.contains("1.2.3"))
        }
    }

    @Test func whoComesIsShownWhileThePageIsOpen() async throws {
        let scene = try await ConsoleScene()
        let page = try #require(PageTable.all.first { $0.name == "workersLive" })
        let request = ConsoleRequest(
            caller: Caller(.person(PersonIdentity(name: "administrator", session: "s")), requestID: "r"),
            address: page.path, formKey: FormKey(of: "s"), console: try Console(), service: scene.service,
            now: SystemClock().now())
        guard case .events(let feed) = try await page.handle(request).content else {
            Issue.record("It is no stream.")
            return
        }
        let first = try await feed.next(nil)
        let quiet = try await feed.next(first.cursor)
        #expect(quiet.events.isEmpty && quiet.cursor == first.cursor && !quiet.isOver)
        try await register("berlin-1", scene)
        let change = try await feed.next(quiet.cursor)
        #expect(change.events.map(\.kind) == [.replace] && change.events.first?.target == "workers-live")
        #expect(change.events.first?.markup.html.contains("berlin-1") == true)
        #expect(try await feed.next(change.cursor).events.isEmpty)
        await scene.server.catalog.close()
    }
}
