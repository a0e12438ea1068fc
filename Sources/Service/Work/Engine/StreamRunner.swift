internal import APIModel
internal import Core
internal import Engine
internal import Repository

/// Archives the log of one instance until it is told to stop.
struct StreamRunner: JobRunner {
    private let scene: RunnerScene

    /// Seconds until a store that does not answer is spoken of: what it does not take waits in the spool meanwhile.
    private static let storePatience = 10.0
    /// Seconds between two looks whether another stream still archives the log.
    private static let fencedSeconds = 5.0

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let instance = try assignment.neededInstance
        let assigned = try assignment.neededRepository
        let repository = try await scene.repositories.repository(assigned, patience: Self.storePatience)
        let spool = SpoolOptions(
            folder: "\(scene.places.spool)/\(instance.id)",
            limit: max(SpoolOptions.leastLimit, scene.places.spoolLimit))
        try await instance.withAccess { access in
            let reached = StreamReach()
            let progress = EngineProgress(reporter, clock: scene.clock) { reached.note($0) }
            let options = StreamOptions(instanceName: instance.name, spool: spool, merge: MergePolicy())
            let watch = StreamWatcher(
                reached: reached, access: access, repository: repository, name: instance.name, id: assigned.id,
                reporter: reporter, clock: scene.clock)
            while true {
                let job = StreamJob(
                    access: access, repository: repository, options: options, progress: progress, clock: scene.clock)
                do {
                    return try await Self.run(job, watch)
                } catch let error as TidemarkError where error.code == .logFenced {
                    // A base that archives the log itself, or somebody's own stream: this one goes on as soon as it ends.
                    if progress.hold("another stream archives the log") {
                        reporter.warn(error.code, error.message, hint: error.hint)
                    }
                    try await scene.clock.sleep(seconds: Self.fencedSeconds)
                }
            }
        }
    }

    /// The stream, and beside it the watch over what is known of the instance, which ends with it.
    private static func run(_ job: StreamJob, _ watch: StreamWatcher) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await job.run()
                return true
            }
            group.addTask {
                await watch.run()
                return false
            }
            defer { group.cancelAll() }
            while let isStream = try await group.next() {
                if isStream { return }
            }
        }
    }
}
