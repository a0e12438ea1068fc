import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// Policies, grants, the three-role mode, and what explains them.
@Suite struct AccessOrderTests {
    private let ann = RightsScene.person("ann")
    private let page = PageRequest()

    @Test(arguments: CatalogPlace.allCases)
    func policiesAreMadeChangedAndRemoved(_ place: CatalogPlace) async throws {
        let scene = try await RightsScene(place)
        let service = scene.service
        try await scene.grant("administrator", to: "ann")
        let rule = PolicyRuleForm(effect: "allow", verbs: ["view"], projects: ["shop"])
        let made = try await service.addPolicy(ann, PolicyForm(name: "team", title: "Team", rules: [rule]))
        #expect(made.revision == 0 && made.rules == [rule])
        #expect(
            await RightsScene.code { _ = try await service.addPolicy(ann, PolicyForm(name: "team", rules: [])) }
                == "catalog.exists")
        await #expect(throws: RefusedFields.self) {
            try await service.addPolicy(ann, PolicyForm(name: "viewer", rules: []))
        }
        let grant = try await scene.grant("team", to: "ben")
        let ben = RightsScene.person("ben")
        #expect(try await service.projects(ben, page).items.map(\.name) == ["shop"])
        // A change counts from the next call on.
        let wide = PolicyForm(
            name: "team", rules: [PolicyRuleForm(effect: "allow", verbs: ["view"], projects: ["bank"])])
        #expect(
            await RightsScene.code { _ = try await service.changePolicy(ann, named: "team", to: wide, over: 7) }
                == "catalog.changed")
        #expect(try await service.changePolicy(ann, named: "team", to: wide, over: 0).revision == 1)
        #expect(try await service.projects(ben, page).items.map(\.name) == ["bank"])
        #expect(
            await RightsScene.code { try await service.removePolicy(ann, named: "team", over: nil) } == "catalog.exists"
        )
        try await service.removeGrant(ann, grant.id)
        #expect(await RightsScene.code { _ = try await service.projects(ben, page) } == "access.denied")
        try await service.removePolicy(ann, named: "team", over: nil)
        #expect(await RightsScene.code { _ = try await service.policy(ann, named: "team") } == "catalog.missing")
        // Who may not manage access changes none of it, and sees it where that is granted.
        try await scene.grant("auditor", to: "ida")
        let ida = RightsScene.person("ida")
        #expect(try await service.grants(ida, page).items.count == 2)
        #expect(try await service.roles(ida, page).items.count == BuiltInRole.allCases.count)
        for code in [
            await RightsScene.code { _ = try await service.addPolicy(ida, PolicyForm(name: "x", rules: [])) },
            await RightsScene.code {
                _ = try await service.addGrant(
                    ida, GrantForm(subjectKind: "person", subject: "ida", role: "administrator"))
            },
            await RightsScene.code { _ = try await service.changeAccessMode(ida, to: AccessMode(threeRoles: true)) },
            await RightsScene.code {
                _ = try await service.changeApprovalRule(ida, of: "delete", to: ApprovalRuleForm(needs: 0))
            },
        ] { #expect(code == "access.denied") }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func grantsReachPersonsGroupsAndTokens(_ place: CatalogPlace) async throws {
        let scene = try await RightsScene(place)
        let service = scene.service
        try await scene.grant("viewer", to: "ops team", kind: "group", in: "shop")
        try await scene.grant("viewer", to: "robot", kind: "token", in: "bank")
        let member = RightsScene.person("kim", groups: ["others", "ops team"])
        #expect(try await service.projects(member, page).items.map(\.name) == ["shop"])
        #expect(
            await RightsScene.code { _ = try await service.projects(RightsScene.person("kim"), page) }
                == "access.denied")
        let robot = Caller(.token(id: "t", name: "robot", scope: .granted), requestID: "r")
        #expect(try await service.projects(robot, page).items.map(\.name) == ["bank"])
        // A person of the token's name has nothing of it.
        #expect(
            await RightsScene.code { _ = try await service.projects(RightsScene.person("robot"), page) }
                == "access.denied")
        #expect(
            await RightsScene.code { try await scene.grant("viewer", to: "robot", kind: "token", in: "bank") }
                == "catalog.exists")
        for form in [
            GrantForm(subjectKind: "person", subject: "ann", role: "emperor"),
            GrantForm(subjectKind: "person", subject: "a b", role: "viewer"),
        ] {
            await #expect(throws: RefusedFields.self) { try await service.addGrant(RightsScene.me, form) }
        }
        #expect(
            await RightsScene.code { try await scene.grant("viewer", to: "ann", in: "none") } == "catalog.missing")
        // With its token its grants go.
        _ = try await service.addToken(RightsScene.me, TokenRequest(name: "robot", scope: .granted))
        try await service.removeToken(RightsScene.me, named: "robot")
        #expect(await RightsScene.code { _ = try await service.projects(robot, page) } == "access.denied")
        // And with their project.
        _ = try await service.addProject(RightsScene.me, ProjectRequest(name: "brief"))
        try await scene.grant("viewer", to: "ann", in: "brief")
        try await service.removeProject(RightsScene.me, named: "brief", over: nil)
        #expect(await RightsScene.code { _ = try await service.projects(ann, page) } == "access.denied")
        await scene.close()
    }

    @Test func thereIsAlwaysSomebodyWhoManagesAccess() async throws {
        let scene = try await RightsScene(.sqlite)
        let service = scene.service
        let first = try await scene.grant("administrator", to: "ann")
        #expect(await RightsScene.code { try await service.removeGrant(ann, first.id) } == "access.last")
        // Who may only sometimes does not count.
        try await scene.policy(
            "office", [PolicyRuleForm(effect: "allow", verbs: ["*"], addresses: ["10.0.0.0/8"])])
        try await scene.grant("office", to: "ben")
        #expect(await RightsScene.code { try await service.removeGrant(ann, first.id) } == "access.last")
        try await scene.grant("security-administrator", to: "kim")
        try await service.removeGrant(ann, first.id)
        #expect(await RightsScene.code { _ = try await service.grants(ann, page) } == "access.denied")
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func theThreeDutiesAreKeptApart(_ place: CatalogPlace) async throws {
        let scene = try await RightsScene(place)
        let service = scene.service
        let on = AccessMode(threeRoles: true)
        let old = try await scene.grant("administrator", to: "ann")
        try await scene.grant("security-administrator", to: "sam")
        let sam = RightsScene.person("sam")
        #expect(await RightsScene.code { _ = try await service.changeAccessMode(sam, to: on) } == "access.duties")
        try await service.removeGrant(sam, old.id)
        _ = try await service.addToken(RightsScene.me, TokenRequest(name: "robot", scope: .administrator))
        #expect(await RightsScene.code { _ = try await service.changeAccessMode(sam, to: on) } == "access.duties")
        try await service.removeToken(RightsScene.me, named: "robot")
        _ = try await service.changeAccessMode(sam, to: on)
        #expect(try await service.accessMode(sam).threeRoles)

        // Nobody is given two, one way or the other.
        try await scene.grant("system-administrator", to: "joe")
        try await scene.policy("reads", [PolicyRuleForm(effect: "allow", verbs: ["read-audit"], projects: ["shop"])])
        for (role, name) in [("auditor", "joe"), ("operator", "sam"), ("administrator", "new"), ("reads", "joe")] {
            let code = await RightsScene.code { try await scene.grant(role, to: name) }
            #expect(code == "access.duties", "\(role) to \(name)")
        }
        try await scene.policy("team", [PolicyRuleForm(effect: "allow", verbs: ["view"])])
        try await scene.grant("team", to: "joe")
        let wider = PolicyForm(name: "team", rules: [PolicyRuleForm(effect: "allow", verbs: ["approve"])])
        #expect(
            await RightsScene.code { _ = try await service.changePolicy(sam, named: "team", to: wider, over: nil) }
                == "access.duties")
        #expect(
            await RightsScene.code {
                _ = try await service.addToken(RightsScene.me, TokenRequest(name: "full", scope: .administrator))
            } == "access.duties")

        // Whom two groups give two has none, and each alone has its own.
        try await scene.grant("auditor", to: "audits", kind: "group")
        try await scene.grant("operator", to: "ops", kind: "group")
        let both = RightsScene.person("ida", groups: ["audits", "ops"])
        let code = await RightsScene.refusal { _ = try await service.projects(both, page) }
        #expect(code?.hasPrefix("access.denied") == true && code?.contains("duties") == true, "\(code ?? "")")
        #expect(try await service.showCaller(both).name == "ida")
        #expect(try await service.projects(RightsScene.person("ida", groups: ["ops"]), page).items.count >= 2)
        _ = try await service.changeAccessMode(sam, to: AccessMode(threeRoles: false))
        #expect(try await service.projects(both, page).items.count >= 2)
        await scene.close()
    }

    @Test func explainSaysWhichRuleDecided() async throws {
        let scene = try await RightsScene(.sqlite)
        let service = scene.service
        try await scene.grant("administrator", to: "sam")
        try await scene.policy(
            "gold-by-day",
            [
                PolicyRuleForm(effect: "allow", verbs: ["view"]),
                PolicyRuleForm(
                    effect: "allow", verbs: ["restore-over"], tags: ["gold"], addresses: ["10.0.0.0/8"],
                    hours: PolicyHoursForm(window: "08:00-18:00"), secondFactor: true),
                PolicyRuleForm(effect: "deny", verbs: ["delete"]),
            ])
        try await scene.grant("gold-by-day", to: "restorers", kind: "group", in: "shop")
        func explain(
            _ verb: String, name: String = "gold-1", address: String? = "10.1.1.1", hour: Int = 12,
            hasSecondFactor: Bool = true, project: String = "shop", groups: [String] = ["restorers"]
        ) async throws -> ExplainDocument {
            try await service.explainAccess(
                RightsScene.person("sam"),
                ExplainForm(
                    subject: "ann", groups: groups, verb: verb, kind: "instance", project: project, name: name,
                    address: address, at: WireTime(try Timestamp(parsing: "2026-11-23T\(hour):00:00Z")),
                    hasSecondFactor: hasSecondFactor))
        }
        let yes = try await explain("restore-over")
        #expect(yes.isAllowed && yes.reason == "rule" && yes.role == "gold-by-day" && yes.number == 2)
        #expect(yes.grant?.subject == "restorers" && yes.grant?.project == "shop" && yes.rule?.tags == ["gold"])
        #expect(yes.text.contains("rule 2 of gold-by-day"))
        let no = [
            try await explain("restore-over", name: "plain-1"), try await explain("restore-over", address: "11.1.1.1"),
            try await explain("restore-over", address: nil), try await explain("restore-over", hour: 19),
            try await explain("restore-over", hasSecondFactor: false),
            try await explain("restore-over", project: "bank"),
            try await explain("restore-over", groups: []), try await explain("run-base"),
        ]
        #expect(no.allSatisfy { !$0.isAllowed && $0.reason == "nothing" && $0.rule == nil })
        let denied = try await explain("delete")
        #expect(!denied.isAllowed && denied.reason == "rule" && denied.number == 3 && denied.rule?.effect == "deny")
        #expect(try await explain("oneself", groups: []).reason == "identity")
        // What it says is what happens.
        let member = RightsScene.person("ann", groups: ["restorers"])
        _ = try await service.instance(member, named: "plain-1", in: "shop")
        await #expect(throws: RefusedFields.self) { try await explain("fly") }
        let token = ExplainForm(subjectKind: "token", subject: "none", verb: "view", kind: "service")
        #expect(
            await RightsScene.code { _ = try await service.explainAccess(RightsScene.person("sam"), token) }
                == "catalog.missing")
        #expect(await RightsScene.code { _ = try await service.explainAccess(member, token) } == "access.denied")
        await scene.close()
    }

    /// Rights are read once, and again when they changed: a call of somebody with rights asks one statement more, or two.
    @Test(arguments: CatalogPlace.allCases)
    func rightsAreReadAgainOnlyWhenTheyChanged(_ place: CatalogPlace) async throws {
        let scene = try await RightsScene(place)
        let driver = CountingDriver(scene.base.catalog.driver)
        let catalog = try await Catalog.open(driver, sealing: try SecretSealer(key: SecretSealer.newKey()))
        let service = TidemarkService(catalog: catalog, engine: ScriptedEngine(), version: "test")
        for number in 0..<50 { try await scene.grant("viewer", to: "p-\(number)") }
        let viewer = RightsScene.person("p-1")
        func count(_ caller: Caller) async throws -> Int {
            _ = driver.take()
            _ = try await service.instances(caller, in: "shop", page)
            return driver.take()
        }
        let first = try await count(viewer)
        let second = try await count(viewer)
        #expect(first > second)
        #expect(try await count(RightsScene.person("p-2")) == second)
        #expect(try await count(RightsScene.me) + 1 == second)
        try await scene.grant("viewer", to: "one-more")
        #expect(try await count(viewer) == first)
        await scene.close()
    }
}
