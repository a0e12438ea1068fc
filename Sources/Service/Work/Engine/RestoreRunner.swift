internal import APIModel
internal import Core
internal import Engine
internal import Repository

/// Brings an instance back to a moment: on a server that is there, or on one that is made for it.
///
/// What an earlier run of it has done is noted on the target, and is continued.
struct RestoreRunner: JobRunner {
    private let scene: RunnerScene

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let payload: RestorePayload = try assignment.readPayload()
        var options = try payload.options()
        options.foldMemory = scene.places.foldMemory
        options.foldFolder = scene.places.scratch
        try WorkerFolder.make(scene.places.scratch)
        let repository = try await scene.repositories.repository(try assignment.neededRepository)
        let instance = try await repository.needed(try assignment.neededInstance.name)
        let report: RestoreReport
        var made: String?
        if let wanted = payload.newInstance {
            let server = try await newServer(wanted, of: instance)
            let done = try await NewServerRestore(server: server, scene: scene, reporter: reporter).run(
                instance, options)
            (report, made) = (done.report, done.server)
        } else if let target = assignment.target {
            let options = options
            report = try await target.withAccess { access in
                try await restore(instance, options, to: access, reporter)
            }
        } else {
            throw TidemarkError(
                .usage, "The restore names no target.",
                hint: "Name an instance, a server, or ask for a new server.")
        }
        var document = RestoreReportDocument(report)
        document.server = made
        reporter.result(JobResult(restore: document))
        try tell(report, reporter)
    }

    private func restore(
        _ instance: InstanceRepository, _ options: RestoreOptions, to access: ServerAccess, _ reporter: JobReporter
    ) async throws -> RestoreReport {
        try await RestoreJob(
            repository: instance, target: access, options: options,
            progress: EngineProgress(reporter, clock: scene.clock), clock: scene.clock
        ).run()
    }

    /// The worker's own choice of programs and folders, and the payload's of everything else.
    private func newServer(_ wanted: NewInstancePayload, of instance: InstanceRepository) async throws -> LocalOptions {
        guard let flavour = DatabaseFlavour(rawValue: wanted.flavour) else {
            throw TidemarkError(.usage, "“\(wanted.flavour)” is no server.", hint: "Write mariadb or mysql.")
        }
        let name = try await instance.record.name
        let place = try scene.places.serverFolder()
        return LocalOptions(
            flavour: flavour, folder: "\(place)/\(WorkerFolder.name(wanted.name ?? name))",
            baseFolder: scene.places.installations[flavour.rawValue], account: scene.places.serverAccount,
            address: wanted.address ?? "127.0.0.1", port: wanted.port, memory: wanted.memory)
    }

    private func tell(_ report: RestoreReport, _ reporter: JobReporter) throws(TidemarkError) {
        for note in report.notes { reporter.note(note) }
        for undone in report.undone {
            reporter.warn(.restoreUndone, undone, hint: "Make it by hand where it is needed.")
        }
        reporter.note(
            "Reached \(report.commitTime)" + (report.gtid.map { ", after GTID \($0)" } ?? "")
                + "; \(report.provenTables) tables proven equal, in \(DurationText.of(seconds: report.totalSeconds)).")
        guard !report.undone.isEmpty else { return }
        throw TidemarkError(
            .restoreUndone, "The restore is complete but for what the lines name.",
            hint: "All tables and rows are there; make by hand what is missing, where it is needed.")
    }
}
