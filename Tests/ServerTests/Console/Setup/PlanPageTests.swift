import APIModel
import Console
import Core
import Service
import Testing

@Suite struct PlanPageTests {
    private static let repository =
        #"{"name": "main", "url": "file:///srv/backups", "key": {"kind": "passphrase", "secret": "x"}}"#
    private static let address = "/plans/default/nightly"
    /// What a browser sends of the form.
    private static let fields = [
        "name": "nightly", "cycle.kind": "weekly", "cycle.at": "02:00", "log": "true", "limits.adaptive": "true",
        "retention.bases.daily": "7", "retention.log": "14", "repository": "main", "instances.tags": "env=test",
        "drills.which": "newest", "drills.cycle.kind": "",
    ]

    private func made(_ browser: ConsoleBrowser) async throws {
        #expect(try await browser.client.post("repositories", Self.repository).status == 201)
        #expect(
            try await browser.client.post("instances", #"{"name": "a", "host": "h", "tags": ["env=test"]}"#).status
                == 201)
        let added = try await browser.submit(Self.fields, to: "/plans/add", from: "/plans/add")
        #expect(added.location == "/plans", "\(added.text)")
    }

    @Test func aPlanIsAddedAndListed() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/plans").heading == "There is no plan: nothing is backed up.")
            try await made(browser)
            let page = try await browser.get("/plans")
            #expect(page.heading == "1 instance follows a plan.")
            #expect(page.text.contains("every day at 02:00 (UTC)") && page.text.contains("7 daily"))
            let form = try await browser.get(Self.address)
            #expect(form.heading == "1 instance follows the plan nightly.")
            #expect(form.html.contains(#"name="retention.bases.daily" value="7""#))
        }
    }

    @Test func aChangeIsShownFieldByFieldBeforeItIsMade() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await made(browser)
            var fields = Self.fields
            fields["retention.bases.daily"] = "3"
            fields["log"] = nil
            fields["retention.log"] = nil
            fields["instances.tags"] = "env=other"
            fields["do"] = "preview"
            let shown = try await browser.submit(fields, to: Self.address, from: Self.address)
            #expect(shown.status == 200 && shown.text.contains("retention.bases.daily 7 3"))
            for warning in ["Less is kept", "not streamed any more", "One instance loses this plan: a."] {
                #expect(shown.text.contains(warning), "\(warning)")
            }
            #expect(try await browser.client.get("plans/nightly").value(PlanDocument.self).revision == 0)
            let hidden = try #require(shown.hiddenFields(of: Self.address))
            // Back to the form with what was written.
            let again = try await browser.post(Self.address, hidden.merging(["do": "edit"]) { $1 })
            #expect(again.html.contains(#"value="env=other""#))
            let saved = try await browser.post(Self.address, hidden.merging(["do": "save"]) { $1 })
            #expect(saved.location == "/plans")
            let plan = try await browser.client.get("plans/nightly").value(PlanDocument.self)
            #expect(plan.instances == 0 && plan.revision == 1)
            // From a form that is too old nothing is stored.
            let stale = try await browser.post(Self.address, hidden.merging(["do": "save"]) { $1 })
            #expect(stale.status == 422 && stale.text.contains("catalog.changed"))
        }
    }

    @Test func whatIsWrongIsSaidBesideTheField() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await made(browser)
            for (field, value) in [("cycle.at", "25:00"), ("rate", "fast"), ("drills.assertions", "- {")] {
                let fields = Self.fields.merging([field: value, "do": "preview"]) { $1 }
                let page = try await browser.submit(fields, to: Self.address, from: Self.address)
                #expect(page.status == 422 && page.html.contains("is-invalid"), "\(field): \(page.text)")
                let new = try await browser.submit(fields, to: "/plans/add", from: "/plans/add")
                #expect(new.status == 422, "\(field)")
            }
        }
    }

    @Test func aPlanIsRemovedByItsName() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await made(browser)
            let address = "\(Self.address)/remove"
            #expect(try await browser.submit(["confirm": "x"], to: address, from: Self.address).status == 422)
            #expect(
                try await browser.submit(["confirm": "nightly"], to: address, from: Self.address).location == "/plans")
            #expect(try await browser.get(Self.address).status == 404)
        }
    }

    /// What others are asked to approve is what was shown.
    @Test func othersAreAskedFromThePreview() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await made(browser)
            _ = try await scene.service.changeApprovalRule(
                scene.inside, of: "shorten-retention", to: ApprovalRuleForm(needs: 1))
            let fields = Self.fields.merging(["retention.bases.daily": "3", "do": "preview"]) { $1 }
            let shown = try await browser.submit(fields, to: Self.address, from: Self.address)
            let hidden = try #require(shown.hiddenFields(of: Self.address)).merging(["do": "save"]) { $1 }
            let refused = try await browser.post(Self.address, hidden)
            #expect(refused.status == 422 && refused.text.contains("Others have to approve this."))
            #expect(refused.text.contains("retention.bases.daily 7 3"))
            let again = try #require(refused.hiddenFields(of: Self.address))
            #expect(again.filter { $0.key != "_csrf" } == hidden.filter { $0.key != "_csrf" && $0.key != "do" })
            let asked = try await browser.post(Self.address, hidden.merging(["_approval_reason": "less disk"]) { $1 })
            #expect(asked.html.contains("href=\"/approvals/"), "\(asked.text)")
            #expect(try await browser.client.get("plans/nightly").value(PlanDocument.self).revision == 0)
        }
    }
}
