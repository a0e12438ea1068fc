import APIModel
import Catalog
import Core
import Repository
import Service
import TestKit
import Testing

@Suite struct CatalogExportRunnerTests {
    /// As a job of the server's own worker: what it stores is enough to begin again.
    @Test func `An export as a job`() async throws {
        let folder = try TestFolder("export")
        let placed = try await CatalogPlace.sqlite.driver()
        defer { placed.keep() }
        let key = SecretSealer.newKey()
        let catalog = try await CatalogFixture.make(placed, key: key)
        var assigned = AssignedRepository(
            id: "r", name: "main", url: "file://\(folder.file("repository"))",
            key: AssignedKey(kind: .keyfile, label: "k", secret: KeyFile.generate()))
        assigned.downloadRate = 1 << 30
        let repository = try await assigned.create()
        let scene = RunnerScene(
            places: WorkerPlaces(folder: folder.file("worker")), repositories: RepositoryPool())
        let runner = CatalogExportRunner(scene: scene, catalog: catalog, sealingKey: key, program: "test")
        var assignment = JobAssignment(job: "j", lease: 1, kind: "export", repository: assigned)
        assignment.payload = try WorkJSON.text(ExportPayload(what: "catalog"))
        let reporter = JobReporter()
        try await runner.run(assignment, reporter)

        let exports = try await repository.catalogExports()
        #expect(exports.count == 1)
        let known = try await catalog.read { try $0.exports.all(in: "main").map(\.object) }
        #expect(known.contains(exports.first?.name ?? ""))
        #expect(reporter.take()?.lines.first?.message.contains(exports.first?.name ?? "-") == true)
        let fresh = try await CatalogPlace.sqlite.driver()
        defer { fresh.keep() }
        let report = try await CatalogRecovery(driver: try fresh.open(), repository: repository).run()
        #expect(report.sealingKey == key && report.rows > 20)

        assignment.payload = "{\"what\":\"base\"}"
        let other = assignment
        await #expect(throws: TidemarkError(.usage, "", hint: "")) { try await runner.run(other, reporter) }
        await catalog.close()
    }
}
