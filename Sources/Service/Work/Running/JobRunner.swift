package import APIModel

/// Runs one job: the boundary behind which the engine stands.
package protocol JobRunner: Sendable {
    /// Returns when the job is done; throws a `TidemarkError` where it failed. Cancelled, it stops in good order and throws
    /// anything, for the loop knows why; only a stream, which is never done, may return as well.
    ///
    /// What was done by an earlier run of the same job, by another worker too, is found where it was stored.
    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws
}

/// Runs drills.
package protocol DrillRunner: JobRunner {}

/// Runs exports.
package protocol ExportRunner: JobRunner {}
