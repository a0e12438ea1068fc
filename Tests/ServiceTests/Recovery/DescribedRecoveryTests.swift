import Catalog
import Core
import Repository
import Service
import TestKit
import Testing

/// Recovery without an export.
@Suite struct DescribedRecoveryTests {
    /// From a repository that the program made of a real server.
    @Test(.timeLimit(.minutes(4)), arguments: CatalogPlace.allCases)
    func `A repository's instances come back, unprotected`(_ place: CatalogPlace) async throws {
        let scene = try await DrillScene.make(.mariadb)
        let placed = try await place.driver()
        defer { placed.keep() }
        let driver = try placed.open()
        let report = try await CatalogRecovery(driver: driver, repository: scene.repository).run()
        #expect(report.export == nil && report.sealingKey == nil && report.rows == 0)
        let instance = try #require(report.instances.first)
        #expect(report.instances.count == 1 && instance.name == "shop" && instance.storedName == "shop")
        #expect(instance.bases == 1)
        #expect(instance.windows.contains { $0.start <= scene.between && scene.between <= $0.end })
        #expect(instance.endpoint?.hasSuffix(":\(scene.source.port)") == true)
        #expect(report.notes.contains { $0.contains("plans cannot be known") })
        let catalog = try await Catalog.open(driver, sealing: try SecretSealer(key: SecretSealer.newKey()))
        let (plans, found, event) = try await catalog.read { transaction in
            let project = try transaction.projects.all().first?.id ?? ""
            return (
                try transaction.plans.all(in: project).count,
                try transaction.instances.named("shop", in: project).map { [$0.endpoint, $0.document] } ?? [],
                try transaction.events.page(after: 0).first?.kind
            )
        }
        #expect(plans == 0 && event == "catalog.recovered")
        #expect(found.first == instance.endpoint && found.last?.contains("\"user\":\"tidemark\"") == true)
        await #expect(throws: TidemarkError(.recoveryNotEmpty, "", hint: "")) {
            try await CatalogRecovery(driver: driver, repository: scene.repository).run()
        }
        await catalog.close()
    }
}
