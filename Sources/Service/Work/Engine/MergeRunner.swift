internal import APIModel
internal import Core
internal import Repository

/// Merges small segments of the log, of one instance or of all of a repository.
struct MergeRunner: JobRunner {
    private let scene: RunnerScene

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let repository = try await scene.repositories.repository(try assignment.neededRepository)
        let names: [String]
        if let instance = assignment.instance {
            names = [instance.name]
        } else {
            names = try await repository.instances().map(\.name)
        }
        for name in names {
            try Task.checkCancellation()
            let instance = try await repository.needed(name)
            let report = try await merge(instance, name, isOnly: assignment.instance != nil, reporter)
            guard let report, report.objects + report.removed > 0 || !report.notes.isEmpty else { continue }
            for note in report.notes { reporter.note(note) }
            reporter.note(
                "\(name): \(report.segments) segments merged into \(report.objects) objects, "
                    + "\(ByteCount(report.bytesBefore)) before and \(ByteCount(report.bytesAfter)) after.")
        }
    }

    /// Of many instances one at which another maintenance is at work is left to the next time.
    private func merge(
        _ instance: InstanceRepository, _ name: String, isOnly: Bool, _ reporter: JobReporter
    ) async throws -> MergeReport? {
        do {
            return try await instance.mergeLog(clock: scene.clock) { report in
                var progress = JobProgress(phase: "merge")
                progress.objects = report.segments
                progress.bytes = report.bytesBefore
                progress.item = name
                reporter.progress(progress)
            }
        } catch let error as TidemarkError where error.code == .leaseHeld && !isOnly {
            reporter.note("\(name) is left for the next time: \(error.message)")
            return nil
        }
    }
}
