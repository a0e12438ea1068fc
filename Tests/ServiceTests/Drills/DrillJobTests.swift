import APIModel
import Catalog
import Core
import Engine
import Foundation
import ObjectStore
import Repository
import Service
import TestKit
import Testing

/// Drills with real servers.
@Suite(.serialized) struct DrillJobTests {
    @Test(.timeLimit(.minutes(4)), arguments: [ServerFamily.mariadb, .mysql])
    func `The newest restore point is proven, measured and leaves nothing behind`(_ family: ServerFamily) async throws {
        let scene = try await DrillScene.make(family)
        let order = DrillOrder(assertions: [
            .init("half is gone", "SELECT COUNT(*) FROM app.orders", .value("100")),
            .init(
                "no orphans",
                "SELECT 1 FROM app.orders o LEFT JOIN app.customer c ON c.id = o.customer WHERE c.id IS NULL",
                .noRows),
            .init("names", "SELECT id, name FROM app.customer WHERE name = 'x'", .rowsAtLeast(150)),
            .init("text", "SELECT CONCAT('Zoë ', \"'\", MAX(amount)) FROM app.orders", .value("Zoë '248.75")),
        ])
        let finding = try await DrillJob(instance: scene.instance, order: order) { _ in try scene.provider() }.run()
        #expect(finding.failure == nil)
        #expect(finding.results.map(\.passed) == [true, true, true, true], "\(finding.results)")
        #expect(finding.results.map(\.found) == ["100", "no rows", "150 or more rows", "Zoë '248.75"])
        #expect(finding.report?.digests.map(\.rows).sorted() == [100, 200])
        #expect(finding.report?.digests.allSatisfy { $0.proof != .none } == true)
        let rto = try #require(finding.rto)
        let phases = rto.phases.map(\.name)
        for phase in ["choose", "provision", "load", "settle", "assert"] { #expect(phases.contains(phase)) }
        #expect(phases.first == "choose" && phases.last == "assert")
        #expect(rto.phases.reduce(0) { $0 + $1.microseconds } <= rto.microseconds + 1000)
        #expect(rto.phases.reduce(0) { $0 + $1.microseconds } >= rto.microseconds - 1000)
        #expect(scene.isGone())
        Notice.say("\(family): a drill of 300 rows took \(rto.microseconds / 1000) ms until all was proven")
    }

    @Test(.timeLimit(.minutes(4)))
    func `What is not true fails the drill, and nothing can be changed`() async throws {
        let scene = try await DrillScene.make(.mariadb)
        let order = DrillOrder(assertions: [
            .init("wrong", "SELECT COUNT(*) FROM app.orders", .value("101")),
            .init("null", "SELECT NULL", .value("NULL")),
            .init("two rows", "SELECT id FROM app.orders", .value("1")),
            .init("some", "SELECT id FROM app.orders", .noRows),
            .init("few", "SELECT id FROM app.orders WHERE id < 10", .rowsAtLeast(6)),
            .init("no table", "SELECT 1 FROM app.nothing", .value("1")),
            .init("slow", "SELECT BENCHMARK(100000000000, MD5('a'))", .value("0"), seconds: 1),
            .init("large", "SELECT REPEAT('a', 1000000) FROM app.customer", .rowsAtLeast(10)),
            // As if it had slipped through: the session itself lets nothing be written.
            .init("writes", "DELETE FROM app.orders", .noRows),
            .init("still there", "SELECT COUNT(*) FROM app.orders", .value("100")),
        ])
        let finding = try await DrillJob(instance: scene.instance, order: order) { _ in try scene.provider() }.run()
        #expect(finding.failure?.code == .drillAssertion && finding.rto == nil)
        #expect(finding.failure?.message.contains("wrong") == true)
        #expect(finding.results.map(\.passed) == Array(repeating: false, count: 9) + [true], "\(finding.results)")
        let found = finding.results.map { $0.problem ?? $0.found ?? "" }
        #expect(found[0] == "100" && found[1] == "NULL" && found[3] == "1 or more rows" && found[4] == "5 rows")
        #expect(found[2].contains("One row"))
        #expect(found[5].contains("1146") && found[6] == "It took longer than 1s." && found[7].contains("4 MiB"))
        #expect(found[8].contains("refuses"))
        #expect(scene.isGone())
    }

    @Test(.timeLimit(.minutes(4)))
    func `A drill that is stopped leaves nothing behind, and proves nothing`() async throws {
        let scene = try await DrillScene.make(.mariadb)
        let phases = AsyncStream<String>.makeStream()
        let drill = Task {
            defer { phases.continuation.finish() }
            return try await DrillJob(instance: scene.instance, order: DrillOrder()) { _ in try scene.provider() }
                .run(SilentProgress()) { phases.continuation.yield($0) }
        }
        for await phase in phases.stream where phase == "settle" { break }
        drill.cancel()
        let result = await drill.result
        #expect(throws: (any Error).self) { try result.get() }
        #expect(scene.isGone())
    }

    /// A base that cannot be read fails the drill, before any server is made.
    private func requireVerdictOnDamage(_ scene: DrillScene, _ base: String) async throws {
        let store = DirectoryStore(path: scene.lab.repositoryFolder)
        let name = "instances/\(scene.instance.id)/bases/\(base).base"
        var bytes = try await store.get(name)
        bytes[bytes.count - 1] ^= 1
        try await store.put(name, bytes, mode: .overwrite)
        let finding = try await DrillJob(instance: scene.instance, order: DrillOrder()) { _ in
            try scene.provider(isWanted: false)
        }.run()
        #expect(finding.failure?.code == .objectDamaged && finding.baseID == base && finding.rto == nil)
    }

    /// As a worker runs it: from an assignment to evidence in the repository and in the catalog.
    @Test(.timeLimit(.minutes(4)))
    func `A random restore point, as a job`() async throws {
        let scene = try await DrillScene.make(.mariadb)
        let placed = try await CatalogPlace.sqlite.driver()
        defer { placed.keep() }
        let catalog = try await placed.catalog()
        let (lease, publicKey) = try await catalog.write { transaction in
            _ = try transaction.jobs.enqueue(Fixture.job("j", .drill, instance: "i", site: nil))
            let claimed = try transaction.jobs.claim(for: Fixture.offer(), by: JobChooser())
            return (claimed.first?.lease ?? 0, try ServiceSigningKey.current(transaction).publicKey)
        }
        var assignment = JobAssignment(job: "j", lease: lease, kind: "drill")
        assignment.instance = AssignedInstance(
            id: "i", name: "shop", host: "127.0.0.1", port: 1, user: "u", password: Secret("p"),
            tls: AssignedTLS(mode: "disabled"))
        assignment.repository = AssignedRepository(
            id: "r", name: "main", url: scene.lab.repositoryURL,
            key: AssignedKey(kind: .keyfile, label: "lab", secret: try scene.key))
        assignment.payload = #"{"point": "random", "seed": "42"}"#
        // As `serve` has it: nobody else looks into the data folder, and root's throwaway servers run as somebody else.
        let data = scene.folder.file("data")
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let scope = RunnerScene(
            places: WorkerPlaces(folder: data + "/worker", beside: data), repositories: RepositoryPool())
        let runner = EngineDrillRunner(
            scene: scope, keeper: CatalogEvidenceKeeper(catalog: catalog), worker: "w", program: "test")
        try await runner.run(assignment, JobReporter())

        let drills = try await scene.instance.drills()
        let drill = try #require(drills.first)
        #expect(drills.count == 1)
        let document = try await scene.instance.evidence(of: drill)
        let evidence = try DrillEvidence.verify(document, publicKey: publicKey)
        #expect(evidence.outcome == .passed && evidence.point.which == "random" && evidence.point.seed == "42")
        #expect(evidence.tables.map(\.table) == ["app.customer", "app.orders"])
        #expect(evidence.manifests.map(\.object).contains { $0.hasSuffix("/bases/\(evidence.point.base).base") })
        #expect(evidence.versions.target?.isEmpty == false && evidence.rto != nil)
        let windows = try await scene.instance.windows()
        #expect(windows.contains { $0.start <= evidence.point.time && evidence.point.time <= $0.end })
        let mode = try FileManager.default.attributesOfItem(atPath: data)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o700)
        let place = getuid() == 0 ? data + "-instances/drills" : data + "/worker/instances/drills"
        #expect(try FileManager.default.contentsOfDirectory(atPath: place) == [])
        let kept = try await catalog.read { try $0.drills.evidence(of: drill) }
        #expect(kept?.document == document && kept?.object == evidence.repository.object)
        #expect(try await scene.lab.verify().output.contains("no object of a Tidemark") == false)
        try await requireVerdictOnDamage(scene, evidence.point.base)
        await catalog.close()
    }
}
