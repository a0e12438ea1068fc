import APIModel
import Catalog
import Core
import Service
import TestKit

/// A project whose instances each lack one thing: `good` lacks nothing.
struct ComplianceScene: Sendable {
    let scene: ServiceScene
    private let main: String
    private let vault: String

    init(_ place: CatalogPlace) async throws {
        scene = try await ServiceScene(place)
        try await scene.addRepository("main")
        try await scene.addRepository("keyless")
        let form = RepositoryForm(
            name: "vault", url: "s3://vault/x?region=eu-west-1",
            key: RepositoryKeyForm(kind: "passphrase", secret: "some words"))
        _ = try await scene.service.addRepository(ServiceScene.administrator, form, in: ServiceScene.project)
        (main, vault) = try await scene.catalog.write { transaction in
            let ids = try ["main", "vault", "keyless"].map { try transaction.repositories.named($0, in: "p")?.id ?? "" }
            try transaction.repositories.setSecrets(nil, of: ids[2])
            return (ids[0], ids[1])
        }
    }

    /// Adds an instance with everything, what is told of it changed, and no plan.
    func add(
        _ name: String, tls: String = "verify-identity", drill: DrillRecord.Outcome? = .passed,
        hasEvidence: Bool = true,
        but change: (inout InstanceFactsUpdate) -> Void = { _ in }
    ) async throws {
        _ = try await scene.service.addInstance(
            ServiceScene.administrator,
            InstanceRequest(name: name, host: "db", tls: tls, site: ServiceScene.site), in: ServiceScene.project)
        let id = try await scene.id(of: name)
        var told = update()
        change(&told)
        let facts = told
        let ended = drill.map { Self.drill(name, of: id, $0) }
        try await scene.catalog.write { transaction in
            try transaction.facts.take(facts, of: id)
            guard let ended else { return }
            try transaction.drills.add(
                ended,
                EvidenceRecord(drill: ended.id, object: "drills/\(ended.id)", publicKey: "k", document: [0x7B, 0x7D]))
            if !hasEvidence {
                _ = try transaction.session.execute("DELETE FROM evidence WHERE drill = ?", [.text(ended.id)])
            }
        }
    }

    func addPlan(_ name: String, _ instances: [String], _ fields: [(String, ConfigValue?)] = []) async throws {
        let base: [(String, ConfigValue?)] = [
            ("copies", ["vault"]), ("alerts", ["rpo": "1min"]),
            ("instances", .map([("names", .texts(instances))])),
        ]
        try await scene.addPlan(name, base.filter { member in !fields.contains { $0.0 == member.0 } } + fields)
    }

    func report(
        _ controls: ControlLibrary = ControlLibrary(), named name: String? = nil, in language: ReportLanguage = .english
    ) async throws -> ComplianceReport {
        let service = TidemarkService(
            catalog: scene.catalog, engine: ScriptedEngine(), controls: controls, version: "test")
        return try await service.complianceReport(
            ServiceScene.administrator, of: ServiceScene.project, controls: name, in: language)
    }

    /// A base of half an hour ago, a window up to now, and a lock.
    private func update() -> InstanceFactsUpdate {
        var update = InstanceFactsUpdate(repository: main)
        update.bases = [
            ReportedBase(
                id: "b", convergence: Fixture.at(-1800), startedAt: Fixture.at(-2000), finishedAt: Fixture.at(-1700),
                tables: 1, rows: 1, rawBytes: 1, storedBytes: 1, databases: ["shop"], readSeconds: 120)
        ]
        update.spans = [ReportedSpan(start: Fixture.at(-1800), end: Fixture.at(-3), isOpen: true, run: "r")]
        update.run = "r"
        update.through = Fixture.at(-3)
        update.sourceTime = Fixture.at(0)
        update.isStreaming = true
        update.databases = ["shop"]
        update.checks = []
        update.lock = ReportedLock(mode: "governance", days: 14)
        update.copy = ReportedCopy(
            repository: vault, bases: 2, newest: Fixture.at(-1800), storedBytes: 1, lock: ReportedLock.none)
        return update
    }

    private static func drill(_ name: String, of id: String, _ outcome: DrillRecord.Outcome) -> DrillRecord {
        DrillRecord(
            id: "drill-\(name)", job: "j", project: "p", instance: id, repository: "main", plan: nil, base: "b",
            restorePoint: Fixture.at(-700), gtid: nil, startedAt: Fixture.at(-600), endedAt: Fixture.at(-500),
            outcome: outcome, rto: outcome == .passed ? 12_500_000 : nil,
            failure: outcome == .passed ? nil : "A digest differs.")
    }
}
