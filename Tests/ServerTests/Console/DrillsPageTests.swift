import APIModel
import Catalog
import Console
import Core
import Service
import Testing

@Suite struct DrillsPageTests {
    private func add(_ scene: RestoreScene, _ id: String, passed: Bool) async throws {
        try await scene.console.server.catalog.write { transaction in
            let instance = try transaction.instances.named("orders", in: "p")?.id ?? ""
            try transaction.drills.add(
                DrillRecord(
                    id: id, job: "j", project: "p", instance: instance, repository: "main", plan: nil, base: "b",
                    restorePoint: RestoreScene.base, gtid: nil, startedAt: RestoreScene.base,
                    endedAt: RestoreScene.base.adding(seconds: 12), outcome: passed ? .passed : .failed,
                    rto: passed ? 185_000_000 : nil, failure: passed ? nil : "A digest <differs>."),
                EvidenceRecord(drill: id, object: "o", publicKey: "k", document: Array("{\"drill\":1}".utf8)))
        }
    }

    @Test func drillsAreShownAndTheirEvidenceHandedOut() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            let never = try await browser.get("/drills")
            #expect(never.heading == "0 of 2 instances were proven by their last drill.")
            #expect(never.text.contains("never drilled"))
            #expect(try await browser.get("/drills/default/orders").heading == "orders was never drilled.")
            try await add(scene, "20261122T110343Z-1", passed: true)
            #expect(try await browser.get("/drills").heading == "1 of 2 instances were proven by their last drill.")
            let page = try await browser.get("/drills/default/orders")
            #expect(page.heading.hasPrefix("orders was proven as of ") && page.text.contains("3 min 05 s"))
            let evidence = try await browser.get("/evidence/20261122T110343Z-1").reply
            #expect(evidence.status == 200 && evidence.body == "{\"drill\":1}")
            #expect(evidence.header("Content-Disposition")?.contains("drill-20261122T110343Z-1.json") == true)
            #expect(try await browser.get("/evidence/none").status == 404)
            try await add(scene, "20261122T120343Z-2", passed: false)
            let failed = try await browser.get("/drills/default/orders")
            #expect(failed.heading.hasPrefix("The last drill of orders failed"))
            #expect(failed.html.contains("A digest &lt;differs&gt;."))
            #expect(try await browser.get("/drills").text.contains("1 instance failed its last drill"))
        }
    }

    @Test func aDrillIsBegunAndWatched() async throws {
        let scene = try await RestoreScene()
        try await scene.console.run { browser in
            let begun = try await browser.submit(
                ["point": "random"], to: "/drills/default/orders/begin", from: "/drills/default/orders")
            let watch = try await browser.follow(begun)
            #expect(watch.heading == "The drill of orders is under way.")
            let page = try await browser.get("/drills/default/orders")
            #expect(page.text.contains("Under way") && page.html.contains("href=\"\(begun.location ?? "-")\""))
            let wrong = try await browser.submit(
                ["point": "random"], to: "/drills/default/standby/begin", from: "/drills/default/standby")
            #expect(wrong.status == 422 && wrong.text.contains("no single plan covers the instance"))
        }
    }
}
