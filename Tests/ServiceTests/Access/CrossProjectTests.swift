import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// What is granted in one project shows and does nothing in another.
@Suite struct CrossProjectTests {
    private let shop = RightsScene.shop
    private let bank = RightsScene.bank
    private let ann = RightsScene.person("ann")
    private let page = PageRequest()

    @Test(arguments: CatalogPlace.allCases)
    func listsShowOneProjectAlone(_ place: CatalogPlace) async throws {
        let scene = try await RightsScene(place)
        let service = scene.service
        try await scene.grant("operator", to: "ann", in: shop)
        let mine = try await scene.job(on: "gold-1", in: shop)
        let other = try await scene.job(on: "gold-1", in: bank)
        try await scene.base.catalog.write { transaction in
            for project in ["shop", "bank"] {
                let id = try transaction.projects.named(project)?.id
                try transaction.events.append("plan.unmet", project: id)
            }
            try transaction.events.append("clock.set-back")
        }
        #expect(try await service.projects(ann, page).items.map(\.name) == [shop])
        #expect(try await service.instances(ann, in: shop, page).items.count == 2)
        #expect(try await service.statuses(ann, in: shop, page).items.count == 2)
        #expect(try await service.jobs(ann, in: shop, JobFilter(), page).items.map(\.id) == [mine.id])
        #expect(try await service.events(ann, after: 0, limit: 100).items.map(\.project) == [shop])
        #expect(try await service.summary(ann).instances == 2)
        #expect(try await service.summary(ann).jobs == [])
        #expect(try await service.summary(ann, of: shop).jobs.map(\.count) == [1])
        // What is there is as unknown as what is not.
        let missing = "catalog.missing: There is no project "
        for project in [bank, "none"] {
            let answers = [
                await RightsScene.refusal { _ = try await service.instances(ann, in: project, page) },
                await RightsScene.refusal { _ = try await service.instance(ann, named: "gold-1", in: project) },
                await RightsScene.refusal { _ = try await service.jobs(ann, in: project, JobFilter(), page) },
                await RightsScene.refusal { _ = try await service.plans(ann, in: project, page) },
                await RightsScene.refusal { _ = try await service.repositories(ann, in: project, page) },
                await RightsScene.refusal { _ = try await service.sites(ann, in: project, page) },
                await RightsScene.refusal { _ = try await service.statuses(ann, in: project, page) },
                await RightsScene.refusal { _ = try await service.summary(ann, of: project) },
                await RightsScene.refusal { _ = try await service.project(ann, named: project) },
                await RightsScene.refusal {
                    try await service.removeInstance(ann, named: "gold-1", in: project, over: nil)
                },
                await RightsScene.refusal {
                    _ = try await service.addInstance(ann, RightsScene.instance("new"), in: project)
                },
                await RightsScene.refusal {
                    _ = try await service.beginJob(
                        ann, JobForm(kind: "base", instance: "gold-1"), in: project, key: nil)
                },
            ]
            #expect(answers.allSatisfy { $0 == "\(missing)\(project)." }, "\(answers)")
        }
        for id in [other.id, "none"] {
            let answer = "job.missing: There is no job \(id)."
            #expect(await RightsScene.refusal { _ = try await service.job(ann, id) } == answer)
            #expect(await RightsScene.refusal { _ = try await service.cancelJob(ann, id) } == answer)
            #expect(await RightsScene.refusal { _ = try await service.jobLines(ann, id, after: 0, limit: 1) } == answer)
        }
        #expect(try await service.cancelJob(ann, mine.id).state == "cancelled")
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aTagShowsItsInstancesAndTheirJobsAlone(_ place: CatalogPlace) async throws {
        let scene = try await RightsScene(place)
        let service = scene.service
        try await scene.policy(
            "gold", [PolicyRuleForm(effect: "allow", verbs: ["view", "run-base", "change-plan"], tags: ["gold"])])
        try await scene.grant("gold", to: "ann", in: shop)
        let gold = try await scene.job(on: "gold-1", in: shop)
        let plain = try await scene.job(on: "plain-1", in: shop)
        #expect(try await service.instances(ann, in: shop, page).items.map(\.name) == ["gold-1"])
        #expect(try await service.statuses(ann, in: shop, page).items.map(\.instance) == ["gold-1"])
        #expect(try await service.jobs(ann, in: shop, JobFilter(), page).items.map(\.id) == [gold.id])
        #expect(try await service.plans(ann, in: shop, page).items == [])
        #expect(try await service.job(ann, gold.id).instance == "gold-1")
        #expect(await RightsScene.code { _ = try await service.job(ann, plain.id) } == "job.missing")
        for name in ["plain-1", "none"] {
            #expect(
                await RightsScene.refusal { _ = try await service.status(ann, of: name, in: shop) }
                    == "catalog.missing: There is no instance \(name) in the project \(shop).")
        }
        // Nobody tags themselves into, or out of, what they may do.
        let change = InstanceRequest(name: "gold-1", host: "x.example.com", port: 1, site: "default", tags: [])
        #expect(
            await RightsScene.code {
                _ = try await service.changeInstance(ann, named: "gold-1", in: shop, to: change, over: nil)
            } == "catalog.missing")
        let still = InstanceRequest(
            name: "gold-1", host: "x.example.com", port: 1, site: "default", tags: ["gold", "a"])
        _ = try await service.changeInstance(ann, named: "gold-1", in: shop, to: still, over: nil)
        let list = InstanceList.csv(Array("name,host,tags\ngold-2,h,gold\nplain-1,h2,gold\n".utf8))
        for isDryRun in [true, false] {
            #expect(
                await RightsScene.code {
                    _ = try await service.importInstances(ann, list, in: shop, isDryRun: isDryRun)
                } == "catalog.missing")
        }
        #expect(
            await RightsScene.code { _ = try await service.instance(RightsScene.me, named: "gold-2", in: shop) }
                == "catalog.missing")
        let fine = InstanceList.csv(Array("name,host,tags\ngold-2,h,gold\n".utf8))
        #expect(try await service.importInstances(ann, fine, in: shop, isDryRun: false).added == 1)
        await scene.close()
    }

    /// Pages hold what may be seen, and where the next begins tells of nothing else.
    @Test(arguments: CatalogPlace.allCases)
    func pagesAreFullAndTellOfNothingHidden(_ place: CatalogPlace) async throws {
        let scene = try await RightsScene(place)
        let service = scene.service
        for number in 10..<30 {
            let tags = number.isMultiple(of: 5) ? ["gold"] : []
            _ = try await service.addInstance(
                RightsScene.me, RightsScene.instance("i-\(number)", tags: tags), in: shop)
        }
        try await scene.policy("gold", [PolicyRuleForm(effect: "allow", verbs: ["view"], tags: ["gold"])])
        try await scene.grant("gold", to: "ann", in: shop)
        var seen: [String] = []
        var after = ""
        repeat {
            let page = try await service.instances(ann, in: shop, PageRequest(after: after, limit: 2))
            seen += page.items.map(\.name)
            #expect(page.next == nil || page.items.count == 2)
            #expect(page.next.map { $0 == page.items.last?.name } ?? true)
            after = page.next ?? ""
        } while !after.isEmpty
        #expect(seen == ["gold-1", "i-10", "i-15", "i-20", "i-25"])
        await scene.close()
    }

    @Test func aRestoreNeedsTheRightOnWhatItWritesTo() async throws {
        let scene = try await RightsScene(.sqlite)
        try await scene.policy(
            "gold",
            [PolicyRuleForm(effect: "allow", verbs: ["view", "restore-to-new", "restore-over"], tags: ["gold"])])
        try await scene.grant("gold", to: "ann", in: shop)
        func restore(to target: String) async -> String? {
            await RightsScene.code {
                _ = try await scene.service.beginJob(
                    ann, JobForm(kind: "restore", instance: "gold-1", targetInstance: target), in: shop, key: nil)
            }
        }
        #expect(await restore(to: "plain-1") == "catalog.missing")
        #expect(await restore(to: "gold-1") == nil)
        await scene.close()
    }

    @Test func anotherNameIsNoWayOutOfAProject() async throws {
        let scene = try await RightsScene(.sqlite)
        let service = scene.service
        try await scene.policy(
            "team", [PolicyRuleForm(effect: "allow", verbs: ["view", "change-plan"], projects: [shop])])
        try await scene.grant("team", to: "ann")
        #expect(
            await RightsScene.code {
                _ = try await service.changeProject(ann, named: shop, to: ProjectRequest(name: "mine"), over: nil)
            } == "catalog.missing")
        _ = try await service.changeProject(ann, named: shop, to: ProjectRequest(name: shop, title: "S"), over: nil)
        // A grant follows its project to another name.
        try await scene.grant("viewer", to: "ben", in: bank)
        _ = try await service.changeProject(RightsScene.me, named: bank, to: ProjectRequest(name: "vault"), over: nil)
        #expect(
            try await service.projects(RightsScene.person("ben"), page).items.map(\.name) == ["vault"])
        await scene.close()
    }

    @Test func whoeverMaySeeNothingIsToldSo() async throws {
        let scene = try await RightsScene(.sqlite)
        let service = scene.service
        #expect(await RightsScene.code { _ = try await service.projects(ann, page) } == "access.denied")
        for name in ["gold-1", "none"] {
            #expect(
                await RightsScene.code { _ = try await service.instance(ann, named: name, in: shop) } == "access.denied"
            )
        }
        let nobody = Caller(.nobody, requestID: "r")
        #expect(await RightsScene.code { _ = try await service.projects(nobody, page) } == "access.required")
        await scene.close()
    }
}
