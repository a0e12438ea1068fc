import APIModel
import Catalog
import Core
import Service
import Synchronization
import TestKit
import Testing

/// A thousand instances in a real catalog, with planner, leases and workers, and nothing behind the engine's boundary.
@Suite("A simulated fleet", .serialized) struct FleetSimulationTests {
    /// Seconds of the simulated clock in one of the machine's.
    private static let factor = 4.0
    private static let instances = 1000
    /// Minutes after the hour at which bases are due: each plan has an equal part of the fleet.
    private static let minutes = [6, 7, 8, 9]

    @Test(.timeLimit(.minutes(5)))
    func schedulesAreOnTime() async throws {
        // Every run is due between 08:06 and 08:09; the fleet is begun at 08:05:30, without first bases.
        let clock = FastClock(factor: Self.factor, start: Fixture.at(330))
        let placed = try await CatalogPlace.sqlite.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await fill(catalog)
        let runner = SimulatedRunner(clock: clock) { _ in 10 }
        let trouble = Mutex<[TidemarkError]>([])
        try await withThrowingTaskGroup(of: Void.self) { group in
            let planner = PlannerLoop(catalog: catalog, clock: clock) { note in
                if case .failed(let error) = note { trouble.withLock { $0.append(error) } }
            }
            let leases = LeaseLoop(catalog: catalog, clock: clock)
            group.addTask { try await planner.run() }
            group.addTask { try await leases.run() }
            for number in 0..<2 {
                let worker = worker("w\(number)", catalog, runner, clock)
                group.addTask { try await worker.run() }
            }
            let last = Fixture.at(9 * 60 + 60)
            while clock.now() < last { try await Task.sleep(for: .milliseconds(100)) }
            group.cancelAll()
            while let ended = await group.nextResult() {
                if case .failure(let error) = ended, !(error is CancellationError) { throw error }
            }
        }
        let runs = runner.runs.filter { $0.kind == JobKind.base.rawValue }
        let late = runs.compactMap { run in run.due.map { run.started.seconds(since: $0) } }.sorted()
        let worst = late.last ?? 0
        let middle = late.isEmpty ? 0 : late[late.count / 2]
        Notice.say("\(runs.count) bases of \(Self.instances) instances: median \(middle) s late, worst \(worst) s")
        #expect(Set(runs.compactMap(\.instance)).count == Self.instances && runs.count == Self.instances)
        #expect(worst <= 5)
        let failures = trouble.withLock { $0 }
        #expect(runner.twice.isEmpty && failures.isEmpty)
        await catalog.close()
    }

    private func fill(_ catalog: Catalog) async throws {
        try await WorkFixture.fill(catalog, instances: Self.instances)
        for (part, minute) in Self.minutes.enumerated() {
            let cycle = Cycle(.cron(try CronExpression(parsing: "\(minute) * * * *")))
            let plan = try WorkFixture.plan("plan-\(part)") { plan in
                plan.cycle = cycle
                plan.streamsLog = false
            }
            let document = try WorkJSON.text(plan)
            try await catalog.write { transaction in
                try transaction.plans.add(
                    PlanRecord(
                        id: "plan\(part)", project: "p", name: "plan-\(part)", document: document,
                        createdAt: Fixture.at(0)))
                let own = stride(from: part, to: Self.instances, by: Self.minutes.count).map {
                    PlanBinding.instance("i\($0)")
                }
                try transaction.plans.bind("plan\(part)", to: Set(own))
                for number in stride(from: part, to: Self.instances, by: Self.minutes.count) {
                    // With a base there already, the cycle alone counts.
                    var update = InstanceFactsUpdate(repository: "r")
                    update.base = ReportedBase(
                        id: "b", convergence: Fixture.at(0), startedAt: Fixture.at(0), finishedAt: Fixture.at(0),
                        tables: 1, rows: 1, rawBytes: 1, storedBytes: 1)
                    try transaction.facts.take(update, of: "i\(number)")
                }
            }
        }
    }

    private func worker(
        _ name: String, _ catalog: Catalog, _ runner: SimulatedRunner, _ clock: FastClock
    ) -> WorkerLoop {
        var limits = JobLimits()
        (limits.perSite, limits.perRepository) = (2000, 2000)
        var patience = WorkerPatience()
        patience.drainSeconds = 20
        return WorkerLoop(
            source: CatalogJobSource(catalog: catalog, chooser: JobChooser(limits: limits)), runner: runner,
            offer: WorkerOffer(worker: WorkerID(name), sites: [], slots: 300), clock: clock, patience: patience)
    }
}
