import Core
import Foundation
import TestKit
import Testing

/// Two servers, three workers, PostgreSQL, SeaweedFS and four databases of both families under load, while processes are killed,
/// the catalog is restarted and connections are cut: afterwards every plan is met, no job was run twice at once, no
/// window has a gap, and every drill passed.
@Suite("Chaos", .serialized)
struct ChaosTests {
    /// Seconds of faults; `make chaos` sets 600.
    static let seconds = ProcessInfo.processInfo.environment["TIDEMARK_CHAOS_SECONDS"].flatMap { Int($0) } ?? 90

    @Test("Everything the plans promise is there when the trouble is over", .timeLimit(.minutes(60)))
    func everythingIsThere() async throws {
        var random = SeededGenerator(label: "chaos")
        let seed = random.seed
        let scene = try await ChaosScene.make(&random)
        var problems: [String] = []
        do {
            problems = try await Self.play(scene, &random)
        } catch {
            // Whatever stopped the play: two workers at one job would be the first thing to know.
            let runs = try? await Self.runProblems(scene)
            problems = ["\(error)"] + (runs ?? [])
        }
        problems += scene.log.problems
        if !problems.isEmpty {
            Notice.say(await scene.report(seed: seed) + "\n== problems\n" + problems.joined(separator: "\n"))
        }
        await scene.end()
        #expect(problems == [], "seed \(seed)")
    }

    /// The whole play; returns what is not as it must be.
    private static func play(_ scene: ChaosScene, _ random: inout SeededGenerator) async throws -> [String] {
        let isLong = seconds > 300
        try await scene.prepare()
        let kept = isLong ? 3 : 5
        try await scene.apply(cycle: isLong ? "*/2 * * * *" : "* * * * *", keeping: kept)
        let driver = ChaosDriver(scene, length: .seconds(seconds), random: random.fork())
        try await driver.run()

        // Under the plans as they were, with the load still on.
        try await scene.awaitProtection(atMost: .seconds(300))
        // From here on nothing new is due, so that everything that was can be looked at.
        try await scene.apply(cycle: "0 0 1 1 *", keeping: kept)
        try await scene.awaitQuiet(atMost: .seconds(420))
        try await scene.awaitProtection(atMost: .seconds(120))
        for source in scene.sources {
            let statistics = await source.workload.stop()
            scene.log.note("\(source.name): \(statistics.summary)")
        }
        let before = driver.instants
        for source in scene.sources { try await driver.note(source) }
        let last = Array(driver.instants.suffix(scene.sources.count))
        for instant in last { try await scene.awaitStored(instant, atMost: .seconds(60)) }
        var problems = try await scene.serviceProblems()

        for process in scene.workers + scene.servers {
            let status = try await process.stop()
            if status?.isSuccess != true {
                problems.append("\(process.name) did not stop in good order: \(status as Any)")
            }
        }
        problems += try await scene.repositoryProblems()
        problems += try await runProblems(scene)
        problems += try await scene.restoreProblems(before, last: last, count: isLong ? 3 : 1, &random)
        return problems
    }

    private static func runProblems(_ scene: ChaosScene) async throws -> [String] {
        var runs: [RecordedRun] = []
        for worker in scene.workers { runs += RecordedRun.all(of: worker.name, await worker.lives) }
        let proof = RunProof(changes: try await scene.history.changes(), runs: runs)
        scene.log.note("\(runs.count) runs of jobs by workers, \(proof.changes.count) changes of leases")
        return (runs.isEmpty ? ["no worker told of a run"] : []) + proof.problems
    }
}
