import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct DrillFunctionTests {
    private let me = ServiceScene.administrator

    private func drill(_ id: String, of instance: String, ended: Double, passed: Bool = true) -> DrillRecord {
        DrillRecord(
            id: id, job: "j", project: "p", instance: instance, repository: "main", plan: nil, base: "b",
            restorePoint: Fixture.at(ended - 100), gtid: nil, startedAt: Fixture.at(ended - 50),
            endedAt: Fixture.at(ended), outcome: passed ? .passed : .failed, rto: passed ? 12_500_000 : nil,
            failure: passed ? nil : "A digest differs.")
    }

    @Test(arguments: CatalogPlace.allCases)
    func drillsAreNewestFirstAndTheLastShowsInTheStatus(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.add("a")
        try await scene.add("b")
        let (a, b) = (try await scene.id(of: "a"), try await scene.id(of: "b"))
        let drills = [
            drill("d-1", of: a, ended: -300), drill("d-2", of: a, ended: -200), drill("d-3", of: b, ended: -100),
            drill("d-4", of: a, ended: -200, passed: false),
        ]
        try await scene.catalog.write { transaction in
            for drill in drills {
                try transaction.drills.add(
                    drill, EvidenceRecord(drill: drill.id, object: "o", publicKey: "k", document: Array(drill.id.utf8)))
            }
        }
        let first = try await scene.service.drills(me, of: "a", in: ServiceScene.project, PageRequest(limit: 2))
        #expect(first.items.map(\.id) == ["d-4", "d-2"] && first.next == "d-2")
        #expect(first.items.map(\.passed) == [false, true] && first.items[1].rtoSeconds == 12.5)
        let rest = try await scene.service.drills(
            me, of: "a", in: ServiceScene.project, PageRequest(after: "d-2", limit: 2))
        #expect(rest.items.map(\.id) == ["d-1"] && rest.next == nil)
        for after in ["none", "d-3"] {
            let refusal = await #expect(throws: RefusedFields.self) {
                try await scene.service.drills(me, of: "a", in: ServiceScene.project, PageRequest(after: after))
            }
            #expect(refusal?.problems.map(\.path) == ["query.after"])
        }
        let status = try await scene.service.statuses(me, in: ServiceScene.project, PageRequest()).items
        #expect(status.map { $0.lastDrill?.succeeded } == [false, true] && status[1].lastDrill?.rtoSeconds == 12.5)
        #expect(try await scene.service.evidence(me, of: "d-3") == Array("d-3".utf8))
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            try await scene.service.evidence(me, of: "none")
        }
        await scene.close()
    }
}
