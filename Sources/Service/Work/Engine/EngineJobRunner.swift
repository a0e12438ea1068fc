package import APIModel
package import Core

/// Runs jobs with the engine: each kind by a runner of its own.
package struct EngineJobRunner: JobRunner {
    let scene: RunnerScene
    private let drills: (any DrillRunner)?
    private let exports: (any ExportRunner)?

    /// Without a runner for drills or exports those fail; their worker should not offer them.
    package init(
        places: WorkerPlaces, repositories: RepositoryPool? = nil, drills: (any DrillRunner)? = nil,
        exports: (any ExportRunner)? = nil, clock: any TidemarkClock = SystemClock()
    ) {
        scene = RunnerScene(places: places, repositories: repositories ?? RepositoryPool(clock: clock), clock: clock)
        self.drills = drills
        self.exports = exports
    }

    /// Kinds that can be run with what there is.
    package var kinds: Set<JobKind> {
        var kinds = Set(JobKind.allCases)
        if drills == nil { kinds.remove(.drill) }
        if exports == nil { kinds.remove(.export) }
        return kinds
    }

    package func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        try await runner(of: assignment.kind).run(assignment, reporter)
    }

    private func runner(of kind: String) throws(TidemarkError) -> any JobRunner {
        let found: (any JobRunner)? =
            switch JobKind(rawValue: kind) {
            case .base: BaseRunner(scene)
            case .stream: StreamRunner(scene)
            case .restore: RestoreRunner(scene)
            case .verify: VerifyRunner(scene)
            case .copy: CopyRunner(scene)
            case .prune: PruneRunner(scene)
            case .merge: MergeRunner(scene)
            case .hold: HoldRunner(scene)
            case .lookup: LookupRunner(scene)
            case .drill: drills
            case .export: exports
            case nil: nil
            }
        guard let found else {
            throw TidemarkError(
                .usage, "This worker runs no jobs of the kind “\(kind)”.",
                hint: "Use a worker of the server's version, and let it offer what it can run.")
        }
        return found
    }
}
