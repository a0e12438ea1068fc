internal import APIModel
internal import Core
internal import Repository

/// Takes away what the rules of retention let go, of one instance.
struct PruneRunner: JobRunner {
    private let scene: RunnerScene

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let options = try PruneOptions(try assignment.readPayload(), plan: try assignment.wanted)
        let assigned = try assignment.neededRepository
        let name = try assignment.neededInstance.name
        let repository = try await scene.repositories.repository(assigned)
        let instance = try await repository.needed(name)
        let plan = try await Pruner(instance, options: options, clock: scene.clock).run { done in
            var progress = JobProgress(phase: "remove")
            (progress.objects, progress.totalObjects) = (done.objectsDone, done.objectsTotal)
            reporter.progress(progress)
        }
        for base in plan.removed { reporter.note("Base \(base.id) is removed: \(base.reason).") }
        for id in plan.abandoned { reporter.note("Base \(id) is removed: it was begun and given up.") }
        reporter.note(
            "\(plan.kept.count) bases kept, \(plan.removed.count) removed; \(ByteCount(plan.bytes)) freed."
                + (plan.locked.objects > 0 ? " \(plan.locked.objects) objects are locked and stay." : ""))
        // Of a copy, what is reported is the copy's own; its instance's facts are about the first repository.
        let isCopy = try await instance.record.copyOf != nil
        guard !isCopy else { return }
        reporter.facts(try await RepositoryFacts.read(instance, repository: assigned.id, now: scene.clock.now()))
    }
}
