import APIModel
import Console
import Core
import Service
import Testing

@Suite struct AccessPageTests {
    private static let rule = [
        "effect": "allow", "verbs": "run-base", "instances": "orders, shop", "window": "08:00-18:00",
        "zone": "Asia/Shanghai",
    ]

    @Test func aPolicyIsWrittenRuleByRule() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            #expect(try await browser.get("/access").heading == "0 policies stand beside 7 roles.")
            let taken = try await browser.submit(["name": "viewer"], to: "/access/policies", from: "/access")
            #expect(taken.status == 422 && taken.text.contains("A role has that name."))
            let made = try await browser.submit(
                ["name": "ops", "title": "a <b>"], to: "/access/policies", from: "/access")
            #expect(made.location == "/access/policies/ops")
            let rules = "/access/policies/ops/rules"
            let added = try await browser.submit(Self.rule, to: rules, from: "/access/policies/ops")
            let page = try await browser.follow(added)
            #expect(page.heading == "ops has 1 rule." && page.html.contains("a &lt;b&gt;"))
            for text in ["run backups", "orders, shop", "08:00-18:00 Asia/Shanghai", "allow"] {
                #expect(page.text.contains(text), "\(text)")
            }
            let edit = try await browser.get("\(rules)/1")
            #expect(
                edit.html.contains(#"name="verbs" value="run-base" checked"#) && edit.text.contains("Rule 1 of ops"))
            let denied = try await browser.submit(
                Self.rule.merging(["effect": "deny"]) { $1 }, to: "\(rules)/1", from: "\(rules)/1")
            #expect(try await browser.follow(denied).html.contains(#"<span class="chip bad">deny</span>"#))
            #expect(try await browser.get("\(rules)/2").status == 404)
            #expect(try await browser.get("\(rules)/0").status == 404)
            let removed = try await browser.submit([:], to: "\(rules)/1/remove", from: "/access/policies/ops")
            #expect(try await browser.follow(removed).heading == "ops has 0 rules.")
            let stored = try await scene.service.policy(scene.inside, named: "ops")
            #expect(stored.rules == [] && stored.title == "a <b>" && stored.revision == 3)
        }
    }

    @Test func whatIsWrongWithARuleStandsBesideItsFields() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await browser.submit(["name": "ops"], to: "/access/policies", from: "/access")
            let wrong = ["effect": "allow", "instances": "b/c", "window": "late", "addresses": "10.0.0.0/99"]
            let reply = try await browser.submit(
                wrong, to: "/access/policies/ops/rules", from: "/access/policies/ops")
            #expect(reply.status == 422 && reply.text.contains("“b/c” is not one."))
            #expect(reply.text.contains("It is empty. Write verbs"))
            #expect(reply.html.matches(of: /is-invalid/).count == 3 && reply.html.contains("value=\"b/c\""))
            #expect(!reply.text.contains("rules[0]"))
            #expect(try await scene.service.policy(scene.inside, named: "ops").rules == [])
        }
    }

    @Test func whatIsGrantedIsExplained() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await browser.submit(["name": "ops"], to: "/access/policies", from: "/access")
            let rule = ["effect": "allow", "verbs": "run-base", "instances": "orders"]
            try await browser.submit(rule, to: "/access/policies/ops/rules", from: "/access/policies/ops")
            let grant = ["subjectKind": "person", "subject": "ann", "role": "ops", "project": ""]
            let granted = try await browser.submit(grant, to: "/access/grants", from: "/access/grants")
            #expect(try await browser.follow(granted).heading == "2 grants say who has which role.")
            let twice = try await browser.submit(grant, to: "/access/grants", from: "/access/grants")
            #expect(twice.status == 422 && twice.text.contains("catalog.exists"))

            let ask = "/access/explain?subject=ann&verb=run-base&kind=instance&project=default&name="
            let yes = try await browser.get("\(ask)orders")
            #expect(
                yes.heading == "ann may: run backups" && yes.text.contains("Rule 1 of ops, granted to the person ann"))
            #expect(yes.html.contains("href=\"/access/policies/ops#rule-1\""))
            let no = try await browser.get("\(ask)other")
            #expect(no.heading == "ann may not: run backups" && no.text.contains("No rule allows it."))
            let all = try await browser.get("/access/explain?subject=administrator")
            let count = Verb.grantable.count
            #expect(all.heading == "administrator may do \(count) of \(count) things")
            #expect(try await browser.get("/access/explain?subject=a&verb=fly").status == 422)
            #expect(try await browser.get("/access/explain?subject=a&at=soon").text.contains("It is no time."))

            let used = try await browser.submit(
                ["confirm": "ops"], to: "/access/policies/ops/remove", from: "/access/policies/ops")
            #expect(used.status == 422 && used.text.contains("is granted 1 times"))
            let list = try await scene.service.grants(scene.inside, PageRequest()).items
            let id = try #require(list.first { $0.role == "ops" }?.id)
            let last = try #require(list.first { $0.role == "administrator" }?.id)
            try await browser.submit([:], to: "/access/grants/\(id)/remove", from: "/access/grants")
            let kept = try await browser.submit([:], to: "/access/grants/\(last)/remove", from: "/access/grants")
            #expect(kept.status == 422 && kept.text.contains("access.last"))
            let gone = try await browser.submit(
                ["confirm": "ops"], to: "/access/policies/ops/remove", from: "/access/policies/ops")
            #expect(gone.location == "/access")
        }
    }

    /// What is typed is meant in the visitor's own zone.
    @Test func timesAreTypedInTheVisitorsZone() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            try await browser.submit(["name": "day"], to: "/access/policies", from: "/access")
            let rule = ["effect": "allow", "verbs": "run-base", "window": "08:00-18:00"]
            try await browser.submit(rule, to: "/access/policies/day/rules", from: "/access/policies/day")
            let grant = ["subjectKind": "person", "subject": "ann", "role": "day"]
            try await browser.submit(grant, to: "/access/grants", from: "/access/grants")
            let ask = "/access/explain?subject=ann&verb=run-base&kind=service&at=2026-11-23T"
            #expect(try await browser.get("\(ask)09:00").heading == "ann may: run backups")
            #expect(try await browser.get("\(ask)19:00").heading == "ann may not: run backups")
            browser.set("tidemark_zone", "Asia%2FShanghai")
            #expect(try await browser.get("\(ask)09:00").heading == "ann may not: run backups")
            #expect(try await browser.get("\(ask)19:00").heading == "ann may: run backups")
        }
    }

    /// The administrator's token of the scene has every duty.
    @Test func dutiesInOneHandAreNotKeptApart() async throws {
        let scene = try await ConsoleScene()
        try await scene.run { browser in
            let reply = try await browser.submit([:], to: "/access/mode", from: "/access")
            #expect(reply.status == 422 && reply.text.contains("access.duties"))
            #expect(try await !scene.service.accessMode(scene.inside).threeRoles)
        }
    }
}
