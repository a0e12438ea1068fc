import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct ScheduleStoreTests {
    /// What changes in a schedule is often not its time, and its time goes back with the clock: all of it is kept.
    @Test(arguments: CatalogPlace.allCases)
    func everyStateIsKept(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        let rules = ScheduleRules(cycle: Cycle(.hours(1, from: TimeOfDay(minutes: 0))))
        var schedule = Schedule(rules, state: ScheduleState(since: Fixture.at(0), runsAtOnce: true))
        var ordered: [Timestamp] = []
        // First run, hours later, and two days back.
        for (number, seconds) in [0, 10, 7200, -172_800.0].enumerated() {
            for action in schedule.tick(at: Fixture.at(seconds)) {
                if case .order(let run) = action { ordered.append(run.due) }
            }
            if number == 1, let due = ordered.last { _ = schedule.started(due: due, at: Fixture.at(seconds)) }
            let state = schedule.state
            let read = try await catalog.write { transaction in
                let old = try transaction.schedules.find("k")
                #expect(old?.revision ?? 0 == Int64(number))
                try transaction.schedules.put(
                    ScheduleRecord(key: "k", state: state, revision: old?.revision ?? 0))
                return try transaction.schedules.find("k")?.state()
            }
            #expect(read == state)
        }
        #expect(ordered.count == 1)
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func ofTwoThatTickAtOnceOneDecides(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        let first = ScheduleRecord(key: "k", document: "1")
        let changed = TidemarkError(.catalogChanged, "", hint: "")
        try await catalog.write { try $0.schedules.put(first) }
        await #expect(throws: changed) { try await catalog.write { try $0.schedules.put(first) } }
        let read = try #require(try await catalog.read { try $0.schedules.find("k") })
        var next = read
        next.document = "2"
        let second = next
        try await catalog.write { try $0.schedules.put(second) }
        await #expect(throws: changed) { try await catalog.write { try $0.schedules.put(second) } }
        #expect(try await catalog.read { try $0.schedules.all().map(\.document) } == ["2"])
        #expect(throws: TidemarkError(.catalogDamaged, "", hint: "")) { try second.state() }
        try await catalog.write { try $0.schedules.remove("k") }
        #expect(try await catalog.read { try $0.schedules.all() } == [])
        await catalog.close()
    }
}
