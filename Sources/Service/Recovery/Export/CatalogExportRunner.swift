package import APIModel
package import Catalog
package import Core

/// Runs exports of the catalog. Only where the catalog is: the workers inside of servers.
package struct CatalogExportRunner: ExportRunner {
    let scene: RunnerScene
    let catalog: Catalog
    /// What the service seals secrets with.
    let sealingKey: Secret
    /// The version of Tidemark.
    let program: String

    package init(scene: RunnerScene, catalog: Catalog, sealingKey: Secret, program: String) {
        self.scene = scene
        self.catalog = catalog
        self.sealingKey = sealingKey
        self.program = program
    }

    package func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let payload = try assignment.readPayload(ExportPayload.self)
        guard payload.what == "catalog" else {
            throw TidemarkError(
                .usage, "“\(payload.what)” cannot be exported.", hint: "The catalog can: ask for an export of it.")
        }
        let assigned = try assignment.neededRepository
        reporter.progress(JobProgress(phase: "store"))
        let repository = try await scene.repositories.repository(assigned)
        let (export, removed) = try await ExportJob(
            catalog: catalog, repository: repository, named: assigned.name, sealingKey: sealingKey, program: program
        ).run()
        reporter.note(
            "The catalog as of \(export.takenAt) is stored as \(export.object): \(export.rows) rows, \(export.bytes) bytes"
                + (removed.isEmpty ? "." : "; \(removed.count) older exports were removed."))
    }
}
