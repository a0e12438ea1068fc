internal import APIModel
internal import Core
internal import Engine
internal import Repository

/// Makes one base. What an earlier run of it has read is stored, and is not read again.
struct BaseRunner: JobRunner {
    private let scene: RunnerScene
    /// Seconds a base waits for the stream that its plan wants beside it.
    private static let streamPatience = 60.0

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let payload: BasePayload = try assignment.readPayload()
        let plan = try assignment.wanted
        let assigned = try assignment.neededRepository
        let instance = try assignment.neededInstance
        let repository = try await scene.repositories.repository(assigned)
        let options = try BackupOptions(payload, plan: plan, instance: instance.name)
        if plan?.streamsLog ?? false { try await awaitStream(of: instance.name, in: repository, reporter) }
        try await instance.withAccess { access in
            let progress = EngineProgress(reporter, clock: scene.clock)
            let began = scene.clock.uptime()
            let governor = BaseGovernor(payload, plan: plan, threads: options.threads, at: scene.clock.now())
            var governed = options
            governed.governor = governor
            let job = BackupJob(
                access: access, repository: repository, options: governed, progress: progress, clock: scene.clock)
            let watch = BaseWatch(
                governor: governor, asks: plan?.limits.wantsSigns ?? false, access: access, progress: progress,
                reporter: reporter, clock: scene.clock)
            let manifest = try await Self.run(job, watch)
            let seconds = scene.clock.uptime() - began - governor.heldSeconds(uptime: scene.clock.uptime())
            guard let stored = try await repository.instance(named: instance.name) else { return }
            var update = try await RepositoryFacts.read(stored, repository: assigned.id, now: scene.clock.now())
            update.base = ReportedBase(manifest, seconds: seconds, among: update.bases ?? [])
            await Self.look(at: access, &update, reporter)
            reporter.facts(update)
            Self.tell(manifest, reporter)
        }
    }

    /// A base that began without a stream would archive the log itself, and keep the plan's stream out until it ends.
    private func awaitStream(of name: String, in repository: Repository, _ reporter: JobReporter) async throws {
        let end = scene.clock.uptime() + Self.streamPatience
        while scene.clock.uptime() < end {
            if let stored = try await repository.instance(named: name), let status = try await stored.streamStatus(),
                status.isAlive(at: scene.clock.now())
            {
                return
            }
            try await scene.clock.sleep(seconds: 1)
        }
        reporter.note("No stream archives the log: the base does so itself until it ends.")
    }

    /// The base, and beside it the watch over its limits, which ends with it.
    private static func run(_ job: BackupJob, _ watch: BaseWatch) async throws -> BaseManifest {
        try await withThrowingTaskGroup(of: BaseManifest?.self) { group in
            group.addTask { try await job.run() }
            group.addTask {
                await watch.run()
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    private static func look(
        at access: ServerAccess, _ update: inout InstanceFactsUpdate, _ reporter: JobReporter
    ) async {
        do {
            update.take(try await SourceSurvey.take(access))
        } catch {
            // The base is made; what the server shows of itself can wait.
            reporter.note("The server was not looked at again: \(error.message)")
        }
    }

    private static func tell(_ manifest: BaseManifest, _ reporter: JobReporter) {
        let rows = manifest.tables.reduce(UInt64(0)) { $0 + $1.rows }
        reporter.note(
            "Base \(manifest.id): \(manifest.tables.count) tables, \(rows) rows, restore points from "
                + "\(manifest.convergenceTime) on.")
        for note in manifest.notes { reporter.note(note) }
    }
}

extension ReportedBase {
    /// A base that was just made, with what a listing does not tell; nil where the listing has it no more.
    ///
    /// - Parameter seconds: that reading took.
    init?(_ manifest: BaseManifest, seconds: Double, among bases: [ReportedBase]) {
        guard var base = bases.first(where: { $0.id == manifest.id }) else { return nil }
        base.databases = manifest.schemas.map(\.name).sorted()
        base.readSeconds = max(0, seconds)
        self = base
    }
}
