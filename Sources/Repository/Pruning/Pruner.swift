package import Core
internal import ObjectStore

/// Takes away what the rules of retention let go, and nothing that a kept restore point needs.
///
/// Everything happens under the instance's lease, in an order in which any step may be the last: bases go first, then it
/// is recorded which segments are no longer part of the log, then segments and chunks go that nothing names any more.
/// What a prune that died left behind is found by the next.
package struct Pruner: Sendable {
    private let instance: InstanceRepository
    private let options: PruneOptions
    private let clock: any TidemarkClock

    package init(
        _ instance: InstanceRepository, options: PruneOptions, clock: any TidemarkClock = SystemClock()
    ) {
        self.instance = instance
        self.options = options
        self.clock = clock
    }

    /// What `run` would do now; changes nothing. Throws `object.damaged` where a base cannot be read.
    package func plan() async throws -> PrunePlan { try await survey().survey.plan }

    /// Does it, and tells what was done. Throws `lease.held` where another maintenance is at work, `lease.lost`, and
    /// `object.damaged` where a base cannot be read: then nothing is removed.
    package func run(progress: @escaping @Sendable (PruneProgress) -> Void = { _ in }) async throws -> PrunePlan {
        try await instance.withLease(.prune, clock: clock) { lease in
            try await run(under: lease, progress: progress)
        }
    }

    /// The same under a lease that the caller holds and renews.
    package func run(
        under lease: MaintenanceLease, progress: @escaping @Sendable (PruneProgress) -> Void = { _ in }
    ) async throws -> PrunePlan {
        // From here on no base begins to use what is stored; those that began before are found by the survey.
        try await lease.enter(.sweeping)
        var locked: Set<String> = []
        var (survey, chunks) = try await survey()
        let remover = ObjectRemover(store: instance.repository.store, lease: lease)
        // A base that the store keeps stays whole: then everything is decided once more.
        while case let kept = try await remover.remove(survey.baseObjects.map(\.key)), !kept.isEmpty {
            locked.formUnion(kept)
            (survey, chunks) = try await self.survey(locked: locked)
        }
        var plan = survey.plan
        let sweeps = plan.live.isEmpty
        var meter = PruneProgress(
            objectsDone: 0, objectsTotal: UInt64(survey.logObjects.count + (sweeps ? chunks.count : 0)))
        let remove = { (entries: [ObjectEntry]) in
            let kept = try await remover.remove(entries.map(\.key)) { count in
                meter.objectsDone += UInt64(count)
                progress(meter)
            }
            for entry in entries where kept.contains(entry.key) { plan.locked.add(entry) }
        }
        if !plan.removedLog.isEmpty {
            try await instance.recordRemoval(of: plan.removedLog, .pruned, under: lease)
        }
        try await remove(survey.logObjects)
        if sweeps { try await remove(chunks) }
        return plan
    }

    private func survey(
        locked: Set<String> = []
    ) async throws -> (survey: PruneSurvey.Result, chunks: [ObjectEntry]) {
        let now = clock.now()
        var protection = try await instance.protection(at: now)
        for key in locked {
            guard let id = ObjectNames.identifier(in: key, prefix: instance.names.bases, suffix: ".base") else {
                continue
            }
            protection.bases[id, default: []].append("the store keeps it: it is locked")
        }
        var options = options
        if let days = try await instance.repository.lockingStore.policies.current()?.days,
            let asked = options.policy.logDays
        {
            options.policy.logDays = max(days, asked)
        }
        var survey = try await PruneSurvey(
            instance: instance, options: options, protection: protection, locked: locked, now: now
        ).run()
        let chunks = try await ChunkSweep(instance: instance).unused(besides: survey.plan.kept.map(\.base))
        for chunk in chunks { survey.plan.chunks.add(chunk) }
        return (survey, chunks)
    }
}
