package import APIModel
internal import Core

/// Runs exports: those of data anywhere, those of the catalog where it is.
package struct ExportRunners: ExportRunner {
    let data: any ExportRunner
    let catalog: (any ExportRunner)?

    /// - Parameter catalog: nil on workers that do not reach it.
    package init(data: any ExportRunner, catalog: (any ExportRunner)? = nil) {
        self.data = data
        self.catalog = catalog
    }

    package func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let what = try assignment.readPayload(ExportPayload.self).what
        switch (what, catalog) {
        case ("data", _): try await data.run(assignment, reporter)
        case (_, let catalog?): try await catalog.run(assignment, reporter)
        case (_, nil):
            throw TidemarkError(
                .usage, "“\(what)” cannot be exported by this worker.",
                hint: "The catalog is exported by the workers inside of servers.")
        }
    }
}
