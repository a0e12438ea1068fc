import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// What one person may not do alone.
@Suite struct ApprovalTests {
    private let shop = RightsScene.shop
    private let ann = RightsScene.person("ann")
    private let ben = RightsScene.person("ben")
    private let eve = RightsScene.person("eve")
    private let approve = ApprovalVoteForm(reason: "fine")
    private static let digest = String(repeating: "a", count: 64)

    /// Two administrators: from then on some verbs need both.
    private func scene(_ place: CatalogPlace) async throws -> RightsScene {
        let scene = try await RightsScene(place)
        try await scene.grant("administrator", to: "ann")
        try await scene.grant("administrator", to: "ben")
        try await scene.grant("operator", to: "eve")
        return scene
    }

    /// The caller with a request's digest, and an approval or a wish for one.
    private func asking(
        _ caller: Caller, approval: String? = nil, reason: String? = nil, digest: String = ApprovalTests.digest
    ) -> Caller {
        var caller = caller
        caller.digest = digest
        caller.approval = approval
        caller.ask = reason.map { ApprovalAsk(reason: $0, request: "POST /api/v1/jobs") }
        return caller
    }

    private func prune(_ scene: RightsScene, as caller: Caller) async throws {
        _ = try await scene.service.beginJob(
            caller, JobForm(kind: "prune", repository: "main"), in: shop, key: nil)
    }

    /// Asks as a caller, and returns the approval's name.
    private func ask(_ scene: RightsScene, as caller: Caller) async throws -> String {
        let code = await RightsScene.code { try await prune(scene, as: asking(caller, reason: "disk is full")) }
        #expect(code == "access.asked")
        let mine = try await scene.service.approvals(caller, PageRequest(limit: 1)).items
        return try #require(mine.first?.id)
    }

    @Test(arguments: CatalogPlace.allCases)
    func aRequestIsCarriedOutOnceAnotherPersonAgreed(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let service = scene.service
        #expect(await RightsScene.code { try await prune(scene, as: asking(ann)) } == "access.approval")
        let id = try await ask(scene, as: ann)
        #expect(try await ask(scene, as: ann) == id)
        let asked = try await service.approval(ben, id)
        #expect(asked.requester == "ann" && asked.verb == "delete" && asked.project == shop && asked.resource == "main")
        #expect(asked.reason == "disk is full" && asked.state == "waiting" && asked.needs == 1)
        // Nothing was done, and those who decide are told.
        #expect(try await service.jobs(RightsScene.me, in: shop, JobFilter(), PageRequest()).items == [])
        let events = try await service.events(RightsScene.me, after: 0, limit: 100).items
        #expect(events.map(\.kind) == ["approval.wanted"] && events[0].project == shop)

        #expect(await RightsScene.code { try await prune(scene, as: asking(ann, approval: id)) } == "access.approval")
        #expect(await RightsScene.code { _ = try await service.grantApproval(ann, id, approve) } == "access.approval")
        // An operator sees neither it nor that there is one.
        #expect(await RightsScene.code { _ = try await service.grantApproval(eve, id, approve) } == "catalog.missing")
        #expect(try await service.approvals(eve, PageRequest()).items == [])
        let granted = try await service.grantApproval(ben, id, approve)
        #expect(granted.state == "granted" && granted.votes.map(\.person) == ["ben"])

        let other = String(repeating: "b", count: 64)
        for caller in [
            asking(ann, approval: id, digest: other), asking(ben, approval: id), asking(ann, approval: "none"),
        ] {
            #expect(await RightsScene.code { try await prune(scene, as: caller) } == "access.approval")
        }
        try await prune(scene, as: asking(ann, approval: id))
        #expect(try await service.approval(ann, id).state == "used")
        #expect(await RightsScene.code { try await prune(scene, as: asking(ann, approval: id)) } == "access.approval")
        #expect(try await service.jobs(RightsScene.me, in: shop, JobFilter(), PageRequest()).items.count == 1)
        await scene.close()
    }

    /// Many at once with the same approval: one is carried out.
    @Test(arguments: CatalogPlace.allCases)
    func ofManyAtOnceOneIsCarriedOut(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        for _ in 0..<5 {
            let id = try await ask(scene, as: ann)
            _ = try await scene.service.grantApproval(ben, id, approve)
            let caller = asking(ann, approval: id)
            let codes = await withTaskGroup(of: String?.self) { group in
                for _ in 0..<8 { group.addTask { await RightsScene.code { try await prune(scene, as: caller) } } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == nil } == 1 && codes.count { $0 == "access.approval" } == 7, "\(codes)")
        }
        #expect(try await scene.service.jobs(RightsScene.me, in: shop, JobFilter(), PageRequest()).items.count == 5)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whatFailsUsesNothingUp(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let id = try await ask(scene, as: ann)
        _ = try await scene.service.grantApproval(ben, id, approve)
        let caller = asking(ann, approval: id)
        // The form names a repository that is not there, behind the check.
        await #expect(throws: RefusedFields.self) {
            _ = try await scene.service.beginJob(
                caller, JobForm(kind: "prune", repository: "none"), in: shop, key: nil)
        }
        #expect(try await scene.service.approval(ann, id).state == "granted")
        try await prune(scene, as: caller)
        await scene.close()
    }

    @Test func itExpiresAndIsRefusedAndWithdrawn() async throws {
        let scene = try await scene(.sqlite)
        let service = scene.service
        let late = try await ask(scene, as: ann)
        _ = try await service.grantApproval(ben, late, approve)
        scene.base.clock.turn(by: ApprovalRule.standardSeconds + 1)
        #expect(try await service.approval(ann, late).state == "expired")
        #expect(await RightsScene.code { try await prune(scene, as: asking(ann, approval: late)) } == "access.approval")
        let refused = try await ask(scene, as: ann)
        #expect(try await service.refuseApproval(ben, refused, approve).state == "refused")
        #expect(
            await RightsScene.code { try await prune(scene, as: asking(ann, approval: refused)) } == "access.approval")
        #expect(
            await RightsScene.code { _ = try await service.grantApproval(ben, refused, approve) } == "access.approval")
        let withdrawn = try await ask(scene, as: ann)
        #expect(await RightsScene.code { _ = try await service.withdrawApproval(ben, withdrawn) } == "access.denied")
        #expect(try await service.withdrawApproval(ann, withdrawn).state == "withdrawn")
        #expect(
            await RightsScene.code { _ = try await service.grantApproval(ben, withdrawn, approve) } == "access.approval"
        )
        // One that was granted can still be refused, and taken back, until it is used.
        let changed = try await ask(scene, as: ann)
        _ = try await service.grantApproval(ben, changed, approve)
        #expect(try await service.withdrawApproval(ann, changed).state == "withdrawn")
        #expect(
            await RightsScene.code { try await prune(scene, as: asking(ann, approval: changed)) } == "access.approval")
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func severalPersonsHaveToAgree(_ place: CatalogPlace) async throws {
        let scene = try await scene(place)
        let service = scene.service
        try await scene.grant("security-administrator", to: "kim")
        let kim = RightsScene.person("kim")
        let rule = try await service.changeApprovalRule(
            RightsScene.me, of: "delete", to: ApprovalRuleForm(needs: 2, hours: 1))
        #expect(rule.needsNow == 2 && rule.hours == 1)
        let id = try await ask(scene, as: ann)
        #expect(try await service.grantApproval(ben, id, approve).state == "waiting")
        #expect(await RightsScene.code { _ = try await service.grantApproval(ben, id, approve) } == "access.approval")
        #expect(await RightsScene.code { try await prune(scene, as: asking(ann, approval: id)) } == "access.approval")
        #expect(try await service.grantApproval(kim, id, approve).state == "granted")
        // By the time it is used, more are needed.
        _ = try await service.changeApprovalRule(RightsScene.me, of: "delete", to: ApprovalRuleForm(needs: 3))
        #expect(await RightsScene.code { try await prune(scene, as: asking(ann, approval: id)) } == "access.approval")
        _ = try await service.changeApprovalRule(RightsScene.me, of: "delete", to: ApprovalRuleForm(needs: 2))
        try await prune(scene, as: asking(ann, approval: id))
        await scene.close()
    }

    /// Whoever made the token could be the one who approves.
    @Test func aMachineNeedsOneMoreAndApprovesNothing() async throws {
        let scene = try await scene(.sqlite)
        let service = scene.service
        _ = try await service.addToken(RightsScene.me, TokenRequest(name: "robot", scope: .administrator))
        let robot = Caller(.token(id: "t", name: "robot", scope: .administrator), requestID: "r")
        let id = try await ask(scene, as: robot)
        #expect(try await service.approval(ann, id).needs == 2)
        #expect(await RightsScene.code { _ = try await service.grantApproval(robot, id, approve) } == "access.denied")
        #expect(try await service.grantApproval(ann, id, approve).state == "waiting")
        #expect(try await service.grantApproval(ben, id, approve).state == "granted")
        try await prune(scene, as: asking(robot, approval: id))
        await scene.close()
    }

    @Test func askingForLessIsItselfApproved() async throws {
        let scene = try await scene(.sqlite)
        let service = scene.service
        let none = ApprovalRuleForm(needs: 0)
        #expect(
            await RightsScene.code { _ = try await service.changeApprovalRule(asking(ann), of: "delete", to: none) }
                == "access.approval")
        let code = await RightsScene.code {
            _ = try await service.changeApprovalRule(asking(ann, reason: "in the way"), of: "delete", to: none)
        }
        #expect(code == "access.asked")
        let id = try #require(try await service.approvals(ann, PageRequest()).items.first?.id)
        _ = try await service.grantApproval(ben, id, approve)
        #expect(
            try await service.changeApprovalRule(asking(ann, approval: id), of: "delete", to: none).needsNow == 0)
        try await prune(scene, as: ann)
        // Asking for more needs nobody.
        _ = try await service.changeApprovalRule(ann, of: "run-base", to: ApprovalRuleForm(needs: 1))
        #expect(
            await RightsScene.code {
                _ = try await service.beginJob(
                    asking(eve), JobForm(kind: "base", instance: "gold-1"), in: shop, key: nil)
            } == "access.approval")
        await scene.close()
    }

    @Test func byDefaultOneAdministratorAloneNeedsNobody() async throws {
        let scene = try await RightsScene(.sqlite)
        let service = scene.service
        try await scene.grant("administrator", to: "ann")
        try await scene.grant("operator", to: "eve")
        try await prune(scene, as: ann)
        // An administrator of one project, or with conditions, may not stand in for another.
        try await scene.grant("administrator", to: "kim", in: shop)
        try await scene.policy("office", [PolicyRuleForm(effect: "allow", verbs: ["*"], addresses: ["10.0.0.0/8"])])
        try await scene.grant("office", to: "ida")
        try await prune(scene, as: ann)
        try await scene.grant("administrator", to: "ops", kind: "group")
        #expect(await RightsScene.code { try await prune(scene, as: ann) } == "access.approval")
        let rules = try await service.approvalRules(ann, PageRequest()).items
        let needed = rules.filter { $0.needsNow == 1 }.map(\.verb).sorted()
        #expect(
            needed == ["delete", "destroy-key", "download", "restore-over", "shorten-retention", "stop-streaming"])
        await scene.close()
    }

    /// An approval for one project is none for another.
    @Test func itIsForItsProjectAlone() async throws {
        let scene = try await scene(.sqlite)
        let id = try await ask(scene, as: ann)
        _ = try await scene.service.grantApproval(ben, id, approve)
        #expect(
            await RightsScene.code {
                _ = try await scene.service.beginJob(
                    asking(ann, approval: id), JobForm(kind: "prune", repository: "main"), in: RightsScene.bank,
                    key: nil)
            } == "access.approval")
        try await scene.policy("approver", [PolicyRuleForm(effect: "allow", verbs: ["view", "approve"])])
        try await scene.grant("approver", to: "kim", in: RightsScene.bank)
        let other = try await ask(scene, as: asking(ann, digest: String(repeating: "c", count: 64)))
        #expect(
            await RightsScene.code {
                _ = try await scene.service.grantApproval(RightsScene.person("kim"), other, approve)
            } == "catalog.missing")
        await scene.close()
    }

    @Test func whatEndsAStreamShortensRetentionOrLosesAKeyNeedsAnother() async throws {
        let scene = try await scene(.sqlite)
        let service = scene.service
        func code(_ work: () async throws -> Void) async -> String? { await RightsScene.code(work) }
        #expect(
            await code { try await service.removeInstance(asking(ann), named: "gold-1", in: shop, over: nil) }
                == "access.approval")
        #expect(
            await code { try await service.removePlan(asking(ann), named: "nightly", in: shop, over: nil) }
                == "access.approval")
        #expect(
            await code { try await service.removeRepository(asking(ann), named: "main", in: shop, over: nil) }
                == "access.approval")
        func plan(_ fields: [(String, ConfigValue?)]) async -> String? {
            let names: ConfigValue = ["names": ["gold-1", "plain-1"]]
            let value = ServiceScene.plan(
                "nightly",
                [("instances", names)].filter { name, _ in
                    !fields.contains { $0.0 == name }
                } + fields)
            return await code {
                _ = try await service.changePlan(asking(ann), named: "nightly", in: shop, to: value, over: nil)
            }
        }
        #expect(await plan([("log", false)]) == "access.approval")
        #expect(await plan([("instances", ["names": ["gold-1"]])]) == "access.approval")
        #expect(await plan([("retention", ["log": 3])]) == "access.approval")
        #expect(await plan([("threads", 2)]) == nil)
        #expect(await plan([("instances", ["names": ["gold-1", "plain-1", "new"]])]) == nil)
        let form = RepositoryForm(
            name: "main", url: "file:///srv/shop", key: RepositoryKeyForm(kind: "passphrase", secret: "other words"))
        #expect(
            await code {
                _ = try await service.changeRepository(asking(ann), named: "main", in: shop, to: form, over: nil)
            }
                == "access.approval")
        // An operator has change-plan and not stop-streaming: no approval helps.
        #expect(
            await code { try await service.removePlan(asking(eve), named: "nightly", in: shop, over: nil) }
                == "access.denied")
        await scene.close()
    }

    @Test func whatIsShownHidesSecretsAndTheDigestIsOfAll() throws {
        let body = Array(#"{"password": "hunter2", "key": {"secret": "s3", "kind": "keyfile"}, "name": "a"}"#.utf8)
        let shown = RequestDigest.shown(method: "PUT", path: "/api/v1/x", query: "project=a", body: body)
        #expect(shown.hasPrefix("PUT /api/v1/x?project=a\n") && shown.contains(#""name":"a""#))
        #expect(!shown.contains("hunter2") && !shown.contains("s3"))
        let digests = [
            RequestDigest.of(method: "PUT", path: "/a", query: "b", body: body),
            RequestDigest.of(method: "POST", path: "/a", query: "b", body: body),
            RequestDigest.of(method: "PUT", path: "/ab", query: "", body: body),
            RequestDigest.of(method: "PUT", path: "/a", query: "b", body: body + [0x20]),
            RequestDigest.of(method: "PUT", path: "/a", query: "", body: Array("b".utf8) + body),
        ]
        #expect(Set(digests).count == digests.count && digests.allSatisfy { $0.utf8.count == 64 })
    }
}
