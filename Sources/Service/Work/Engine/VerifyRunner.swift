internal import APIModel
internal import Core
internal import Repository

/// Checks what is stored, of one instance or of the whole repository.
struct VerifyRunner: JobRunner {
    private let scene: RunnerScene

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let depth = try depth(assignment.readPayload())
        let repository = try await scene.repositories.repository(try assignment.neededRepository)
        if case .sample(let sample) = depth {
            reporter.note("\(sample.percent) % of chunks and segments are read; again with the seed \(sample.seed).")
        }
        let progress: @Sendable (VerifyProgress) -> Void = { done in
            var progress = JobProgress(phase: "verify")
            (progress.objects, progress.totalObjects) = (done.objectsDone, done.objectsTotal)
            progress.bytes = done.bytesDone
            progress.item = done.key
            reporter.progress(progress)
        }
        let report: VerifyReport
        if let instance = assignment.instance {
            report = try await repository.needed(instance.name).verify(depth, progress: progress)
        } else {
            report = try await repository.verify(depth, progress: progress)
        }
        try tell(report, reporter)
    }

    private func depth(_ payload: VerifyPayload) throws(TidemarkError) -> VerifyDepth {
        switch payload.depth ?? "full" {
        case "quick": return .quick
        case "full": return .full
        case "sample":
            let percent = payload.percent ?? 1
            guard percent > 0, percent <= 100 else {
                throw TidemarkError(
                    .usage, "A sample of \(percent) % cannot be taken.", hint: "Give above 0 up to 100.")
            }
            return .sample(VerifySample(percent: percent, seed: payload.seed ?? UInt64.random(in: 1...999_999_999)))
        case let other:
            throw TidemarkError(.usage, "“\(other)” is no depth.", hint: "Write quick, sample or full.")
        }
    }

    private func tell(_ report: VerifyReport, _ reporter: JobReporter) throws(TidemarkError) {
        for note in report.notes { reporter.note(note) }
        for damage in report.damaged {
            reporter.error(
                TidemarkError(
                    ErrorCode(damage.code), "\(damage.key): \(damage.problem)",
                    hint: damage.takesAway.isEmpty
                        ? "No restore point is lost." : "It takes away: \(damage.takesAway.joined(separator: " "))"))
        }
        reporter.note(
            "\(report.objects) objects, \(ByteCount(report.bytes)): \(report.bases) bases, \(report.chunks) chunks, "
                + "\(report.segments) segments; \(report.wholeObjects) read whole, \(report.damaged.count) damaged.")
        guard !report.isIntact else { return }
        throw TidemarkError(
            .objectDamaged, "\(report.damaged.count) objects are damaged or missing.",
            hint: "Bring the objects the lines name back from a copy of the repository, or take a new base.")
    }
}
