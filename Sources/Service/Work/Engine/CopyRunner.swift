internal import APIModel
internal import Core
internal import Repository

/// Copies what a second repository lacks of one instance, or of all of them.
struct CopyRunner: JobRunner {
    private let scene: RunnerScene

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let payload: CopyPayload = try assignment.readPayload()
        let second = try assignment.neededSecondRepository
        let source = try await scene.repositories.repository(try assignment.neededRepository)
        let target = try await scene.repositories.repository(second)
        let selection = CopySelection(since: payload.since, until: payload.until)
        let names = try await names(assignment, source)
        for name in names {
            let copy = try await InstanceCopy.open(
                try await source.needed(name), in: target, selection: selection, clock: scene.clock
            ) { report in
                reporter.progress(Self.progress(report, name))
            }
            try await copy.run()
            try await copy.mergeLog(MergePolicy())
            let report = await copy.report
            for note in report.notes { reporter.note(note) }
            reporter.note(
                "\(name): \(report.bases) bases, \(report.chunks) chunks and \(report.segments) segments copied, "
                    + "\(ByteCount(report.bytes)); \(report.basesPresent) bases were there.")
        }
        guard let instance = assignment.instance, let copied = try await target.instance(named: instance.name) else {
            return
        }
        reporter.facts(try await facts(assignment, copied, second))
    }

    private func names(_ assignment: JobAssignment, _ source: Repository) async throws -> [String] {
        if let instance = assignment.instance { return [instance.name] }
        return try await source.instances().filter { $0.copyOf == nil }.map(\.name)
    }

    private func facts(
        _ assignment: JobAssignment, _ copied: InstanceRepository, _ second: AssignedRepository
    ) async throws -> InstanceFactsUpdate {
        let listing = try await copied.listing(now: scene.clock.now())
        var update = InstanceFactsUpdate(repository: try assignment.neededRepository.id)
        update.copy = ReportedCopy(
            repository: second.id, bases: UInt64(listing.bases.count), newest: listing.bases.last?.convergenceTime,
            storedBytes: listing.storedBytes,
            lock: ReportedLock(try await copied.repository.lockInForce()))
        return update
    }

    private static func progress(_ report: CopyReport, _ name: String) -> JobProgress {
        var progress = JobProgress(phase: "copy")
        progress.objects = report.chunks + report.segments + report.bases
        progress.bytes = report.bytes
        progress.item = name
        return progress
    }
}
