import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// Every field of a plan does something: with two plans that differ in it alone, whatever carries it out does two things.
@Suite struct PlanFieldTests {
    /// A field that readers take and nothing here shows has no place in a plan.
    @Test func `Every field a plan can have is in the table`() {
        let shown = PlanFieldTable.rows.map(\.path)
        #expect(Set(shown).count == shown.count)
        #expect(Set(PlanFields.paths).symmetricDifference(shown).sorted() == [])
    }

    @Test(arguments: PlanFieldTable.rows)
    func `A field changes what is done`(_ row: PlanFieldRow) throws {
        let first = try row.plan(with: row.values.0)
        let second = try row.plan(with: row.values.1)
        let changed = second.changes(from: first).map(\.path)
        #expect(changed.count == 1 && changed.allSatisfy { row.path.hasPrefix($0) }, "\(changed)")
        #expect(row.shown.0 != row.shown.1)
        #expect(try row.effect(first) == row.shown.0)
        #expect(try row.effect(second) == row.shown.1)
    }

    /// From the catalog on, where a job's plan is found by what its instance is bound to.
    @Test(arguments: CatalogPlace.allCases)
    func `Jobs that fail are told to those whom the plan names, from so many in a row on`(
        _ place: CatalogPlace
    ) async throws {
        let placed = try await place.driver(clock: TurnedClock())
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await WorkFixture.fill(catalog)
        let receiver = try ResourceName(parsing: "ops")
        let plan = try WorkFixture.plan { plan in
            plan.alerts.receivers = [receiver]
            plan.alerts.failures = 2
        }
        try await WorkFixture.add(plan, to: catalog)
        let source = CatalogJobSource(catalog: catalog)
        let offer = WorkerOffer(worker: WorkerID("w"), sites: ["site"], slots: 8)
        for id in ["first", "second"] {
            try await catalog.write { _ = try $0.jobs.enqueue(WorkFixture.job(id)) }
            let assignment = try #require(try await source.claim(offer, count: 1).first)
            try await source.finish(JobID(id), lease: assignment.lease, Fixture.failure("check.unmet"))
        }
        let events = try await catalog.read { try $0.events.page(after: 0).filter { $0.kind == "job.failed" } }
        #expect(events.count == 2)
        let told = try events.map { try WorkJSON.value([String: String].self, in: $0.document)["to"] }
        #expect(told == [nil, "ops"])
        await catalog.close()
    }
}
