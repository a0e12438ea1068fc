import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct LookupPageTests {
    private static let path = "/restore/default/orders"

    private static func search() -> JobResult {
        let time = WireTime(RestoreScene.base)
        let found = LogFindingDocument(
            kind: "transaction", gtid: "0-1-7", committedAt: time,
            tables: [ChangedTableDocument(table: "shop.<i>", inserted: 0, updated: 0, deleted: 1_204_331)],
            rows: ["id = 5 deleted"], isRestorable: true)
        let lost = LogFindingDocument(
            kind: "statement", committedAt: time, text: "DROP TABLE shop.old", isRestorable: false)
        let nameless = LogFindingDocument(kind: "transaction", committedAt: time, isRestorable: true)
        let note = LogFindingDocument(kind: "note", text: "Foreign keys are not in the log.")
        return JobResult(
            search: LogSearchDocument(
                findings: [note, found, lost, nameless], segments: 30_114, readSegments: 212, firstCommit: time,
                lastCommit: time, isCut: true))
    }

    @Test func aSearchLeadsToTheMomentBeforeAndToUndoing() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            let asked = try await browser.submit(
                ["table": "shop.orders", "key": "id=5", "since": "2026-11-22 11:00:00", "deletes": ""],
                to: "\(Self.path)/search", from: Self.path)
            #expect(asked.status == 303 && asked.location?.hasPrefix("/lookups/") == true)
            let waiting = try await browser.follow(asked)
            #expect(waiting.heading == "A worker looks into the log of orders.")
            #expect(waiting.html.contains("data-live=\"\(asked.location ?? "")/live\""))
            let id = try await scene.answer(Self.search())
            let question = try await scene.payload(ofLookup: id)
            #expect(question.what == .log && question.table == "shop.orders" && question.key == ["id=5"])
            #expect(try question.since == Timestamp(parsing: "2026-11-22T11:00:00Z"))
            let page = try await browser.follow(asked)
            #expect(page.heading == "3 places in the log of orders fit." && !page.html.contains("data-live"))
            #expect(page.html.contains("shop.&lt;i&gt; 1,204,331 deleted"))
            #expect(page.text.contains("Foreign keys are not in the log.") && page.text.contains("There may be more"))
            #expect(page.html.contains("href=\"\(Self.path)?before=0-1-7\""))
            let before = RestoreScene.base.adding(microseconds: -1).microseconds
            #expect(page.html.contains("href=\"\(Self.path)?to=\(before)\""))
            #expect(page.text.contains("not a restore point") && page.text.contains("212 of 30,114 segments"))

            let undo = try await browser.submit([:], to: "\(Self.path)/undo", from: asked.location ?? "")
            let undoID = try await scene.answer(
                JobResult(
                    undo: UndoDocument(
                        sql: "INSERT INTO a VALUES ('</pre>');\nCOMMIT;\n", transactions: 1, statements: 1, rows: 1,
                        tables: ["shop.orders"], warnings: ["it has triggers"])))
            #expect(try await scene.payload(ofLookup: undoID).gtid == "0-1-7")
            let script = try await browser.follow(undo)
            #expect(script.heading == "These statements take 1 change of a row in orders back.")
            #expect(script.html.contains("&lt;/pre&gt;") && script.text.contains("it has triggers"))
            let file = try await browser.get("/lookups/\(undoID)/script").reply
            #expect(file.status == 200 && file.body == "INSERT INTO a VALUES ('</pre>');\nCOMMIT;\n")
            #expect(file.header("Content-Disposition")?.contains("undo-") == true)
            #expect(try await browser.get("/lookups/\(id)/script").status == 404)
        }
    }

    @Test func wrongQuestionsStandInTheForm() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            let since = try await browser.submit(
                ["table": "shop.orders", "since": "once"], to: "\(Self.path)/search", from: Self.path)
            #expect(since.status == 422 && since.html.contains("aria-invalid=\"true\""))
            #expect(since.html.contains("value=\"shop.orders\""))
            let key = try await browser.submit(["key": "id=5"], to: "\(Self.path)/search", from: Self.path)
            #expect(key.status == 422 && key.text.contains("Name the table, as database.table."))
            // The same form is sent to two addresses.
            let hidden = try #require(try await browser.get(Self.path).hiddenFields(of: "\(Self.path)/search"))
            let undo = try await browser.post("\(Self.path)/undo", hidden.merging(["table": "shop.orders"]) { $1 })
            #expect(undo.status == 422 && undo.text.contains("What is to be reversed is not said."))
        }
    }

    @Test func aSearchThatFailedSaysWhy() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run(language: .zh) { browser in
            let asked = try await browser.submit(
                ["gtid": "0-1-7"], to: "\(Self.path)/search", from: Self.path)
            _ = try await scene.answer(
                nil, failure: TidemarkError(ErrorCode("find.nothing"), "The log holds no such.", hint: "Look again."))
            let page = try await browser.follow(asked)
            #expect(page.heading == "未能从 orders 的日志得到结果。" && page.text.contains("find.nothing"))
        }
    }

    /// The open page is loaded again once there is an answer.
    @Test func theOpenPageLearnsOfTheAnswer() async throws {
        let scene = try await RestoreScene()
        let service = scene.console.service
        let job = try await service.beginJob(
            scene.console.inside,
            JobForm(kind: "lookup", instance: "orders", payload: .object(["what": .text("log")])), in: "default",
            key: nil)
        let page = try #require(PageTable.all.first { $0.name == "lookupLive" })
        let request = ConsoleRequest(
            caller: scene.console.inside, names: ["id": job.id], address: "/lookups/\(job.id)/live",
            formKey: FormKey(of: "s"), console: try Console(), service: service, now: RestoreScene.now)
        guard case .events(let feed) = try await page.handle(request).content else {
            Issue.record("It is no stream.")
            return
        }
        let first = try await feed.next(nil)
        #expect(first.events.map(\.kind) == [.replace] && !first.isOver)
        #expect(try await feed.next(first.cursor).events.isEmpty)
        _ = try await scene.answer(Self.search())
        let last = try await feed.next(first.cursor)
        #expect(last.events == [.reload] && last.isOver)
        await scene.console.server.catalog.close()
    }
}
