internal import APIModel
internal import Core
internal import Repository

/// Takes away what the rules of retention let go, of one instance.
struct PruneRunner: JobRunner {
    private let scene: RunnerScene

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let options = try Self.options(assignment.readPayload(), try assignment.wanted)
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

    /// Rules of the job where it has any, else the plan's. Throws `usage.invalid` where there are neither: a prune without
    /// rules would keep everything.
    static func options(_ payload: PrunePayload, _ plan: Plan?) throws(TidemarkError) -> PruneOptions {
        var policy = plan?.retention ?? RetentionPolicy()
        var zone = plan?.cycle.zone ?? .utc
        if payload.bases != nil || payload.log != nil {
            policy = RetentionPolicy(logDays: payload.log)
            for (key, count) in (payload.bases ?? [:]).sorted(by: { $0.key < $1.key }) {
                guard count >= 0, let rule = RetentionRule(plainKey: key, count: count) else {
                    throw TidemarkError(
                        .usage, "“\(key): \(count)” is no rule of retention.",
                        hint: "Write days, last, daily, weekly, monthly or yearly, and a number.")
                }
                policy.rules.append(rule)
            }
        }
        if let text = payload.zone { zone = try CalendarZone(parsing: text) }
        guard !policy.rules.isEmpty || policy.logDays != nil else {
            throw TidemarkError(
                .usage, "Nothing says what a prune is to keep.", hint: "Give the plan rules of retention, or the job.")
        }
        return PruneOptions(
            policy: policy, zone: zone, removesLastBase: payload.removesLastBase ?? false,
            removesDamagedBases: payload.removesDamaged ?? false)
    }
}
