import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct PlanFunctionTests {
    private let me = ServiceScene.administrator

    private func error(_ code: String) -> TidemarkError { TidemarkError(ErrorCode(code), "", hint: "") }

    /// The names of the plans that the catalog says cover an instance.
    private func covering(_ scene: ServiceScene, _ name: String) async throws -> [String] {
        let id = try await scene.id(of: name)
        return try await scene.catalog.read { try $0.plans.covering(instance: id).map(\.name) }
    }

    @Test(arguments: CatalogPlace.allCases)
    func aPlanIsAddedReadReplacedAndRemoved(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let made = try await scene.addPlan("nightly", [("threads", 8)])
        #expect(made.plan.fields["name"] == .text("nightly") && made.plan.fields["threads"] == .integer(8))
        #expect(made.nextBaseAt.map { $0.timestamp > Fixture.at(0) } == true)
        let changed = try await scene.service.changePlan(
            me, named: "nightly", in: ServiceScene.project,
            to: ServiceScene.plan("nightly", [("cycle", ["every": "12h"])]),
            over: made.revision)
        #expect(changed.plan.fields["threads"] == nil && changed.revision == 1)
        #expect(try await scene.service.plan(me, named: "nightly", in: ServiceScene.project) == changed)
        await #expect(throws: error("catalog.changed")) {
            try await scene.service.removePlan(me, named: "nightly", in: ServiceScene.project, over: 0)
        }
        await #expect(throws: error("catalog.exists")) { try await scene.addPlan("nightly") }
        try await scene.service.removePlan(me, named: "nightly", in: ServiceScene.project, over: 1)
        #expect(try await scene.service.plans(me, in: ServiceScene.project, PageRequest()).items == [])
        await scene.close()
    }

    @Test func wrongFieldsOfAPlanAreNamed() async throws {
        let scene = try await ServiceScene(.sqlite)
        let cases: [(ConfigValue, [String])] = [
            (ServiceScene.plan("n", [("cycle", ["cron": "61 * * * *"])]), ["cycle.cron"]),
            (ServiceScene.plan("n", [("threads", 0), ("rate", "fast")]), ["threads", "rate"]),
            (ServiceScene.plan("n", [("repositry", "x")]), ["repositry"]),
            (ServiceScene.plan("apply"), ["name"]), (ServiceScene.plan("a b"), ["name"]),
            (["cycle": ["every": "6h"]], ["name"]), ("text", ["body"]),
        ]
        for (value, paths) in cases {
            let refusal = await #expect(throws: RefusedFields.self) {
                try await scene.service.addPlan(me, value, in: ServiceScene.project)
            }
            #expect(refusal?.problems.map(\.path) == paths)
        }
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aPlanCoversThoseNamedAndThoseWithAllItsTags(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.add("a", tags: ["env=production", "mysql"])
        try await scene.add("b", tags: ["mysql"])
        let made = try await scene.addPlan(
            "nightly", [("instances", ["names": ["b"], "tags": ["env=production", "mysql"]])])
        #expect(made.instances == 2)
        #expect(try await covering(scene, "a") == ["nightly"])
        #expect(try await covering(scene, "b") == ["nightly"])
        // Added later, by tag; one tag alone is not enough.
        try await scene.add("c", tags: ["env=production", "mysql", "more"])
        try await scene.add("d", tags: ["env=production"])
        #expect(try await covering(scene, "c") == ["nightly"])
        #expect(try await covering(scene, "d") == [])
        // It loses a tag.
        _ = try await scene.service.changeInstance(
            me, named: "a", in: ServiceScene.project, to: InstanceRequest(name: "a", host: "h", site: "site"), over: nil
        )
        #expect(try await covering(scene, "a") == [])
        #expect(try await scene.service.plan(me, named: "nightly", in: ServiceScene.project).instances == 2)
        // The plan is for others now.
        _ = try await scene.service.changePlan(
            me, named: "nightly", in: ServiceScene.project,
            to: ServiceScene.plan("nightly", [("instances", ["names": ["d"]])]), over: nil)
        #expect(try await covering(scene, "d") == ["nightly"])
        #expect(try await covering(scene, "b") == [])
        try await scene.service.removePlan(me, named: "nightly", in: ServiceScene.project, over: nil)
        #expect(try await covering(scene, "d") == [])
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func anAppliedDocumentSaysWhatDiffersFieldByField(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.addPlan("kept")
        try await scene.addPlan("changed", [("threads", 8)])
        let document: ConfigValue = [
            "plans": [
                "kept": ["cycle": ["every": "6h"], "repository": "main"],
                "changed": ["cycle": ["every": "6h"], "repository": "main", "log": false],
                "new": ["cycle": ["at": "02:00"], "repository": "main"],
            ]
        ]
        let dry = try await scene.service.applyPlans(me, document, in: ServiceScene.project, isDryRun: true)
        #expect(dry.plans.map(\.outcome) == [.unchanged, .changed, .added])
        #expect(
            dry.plans[1].changes == [
                FieldDifference(path: "log", before: nil, after: "false"),
                FieldDifference(path: "threads", before: "8", after: nil),
            ])
        #expect(try await scene.service.plans(me, in: ServiceScene.project, PageRequest()).items.count == 2)
        let applied = try await scene.service.applyPlans(me, document, in: ServiceScene.project, isDryRun: false)
        #expect(applied.plans == dry.plans)
        let again = try await scene.service.applyPlans(me, document, in: ServiceScene.project, isDryRun: false)
        #expect(again.plans.allSatisfy { $0.outcome == .unchanged })
        await scene.close()
    }

    @Test func ofADocumentWithAMistakeNothingIsApplied() async throws {
        let scene = try await ServiceScene(.sqlite)
        let document: ConfigValue = [
            "plans": [
                "good": ["cycle": ["every": "6h"], "repository": "main"], "bad": ["cycle": ["every": "6s"]],
            ]
        ]
        let refusal = await #expect(throws: RefusedFields.self) {
            try await scene.service.applyPlans(me, document, in: ServiceScene.project, isDryRun: false)
        }
        #expect(Set(refusal?.problems.map(\.path) ?? []) == ["plans.bad.repository", "plans.bad.cycle.every"])
        #expect(try await scene.service.plans(me, in: ServiceScene.project, PageRequest()).items == [])
        await scene.close()
    }

    @Test func whatKeepsLessIsToldFromWhatKeepsAsMuch() {
        let weekly = RetentionRule.newest(of: .week, 5)
        let old = RetentionPolicy(rules: [.days(7), weekly], logDays: 14)
        let cases: [(RetentionPolicy, Bool)] = [
            (old, false), (RetentionPolicy(rules: [.days(8), weekly], logDays: 14), false),
            (RetentionPolicy(rules: [.days(7), weekly, .last(3)], logDays: 20), false),
            (RetentionPolicy(), false), (RetentionPolicy(rules: [.days(6), weekly], logDays: 14), true),
            (RetentionPolicy(rules: [.days(7)], logDays: 14), true),
            (RetentionPolicy(rules: [.days(7), weekly], logDays: 13), true),
        ]
        for (new, isShorter) in cases { #expect(new.isShorter(than: old) == isShorter, "\(new)") }
        #expect(RetentionPolicy(rules: [.last(1)]).isShorter(than: RetentionPolicy()))
        #expect(RetentionPolicy(logDays: 30).isShorter(than: RetentionPolicy()))
    }
}
