internal import Core
internal import ObjectStore
internal import Synchronization

/// Moves chunks and log objects to the storage class of their age, under the instance's lease.
///
/// Manifests, records and keys are never moved, nor are the segments that listing, a base's commit and a restore's plan
/// read: those in which bases begin and converge, and the last of every part of the log.
package struct Tierer: Sendable {
    /// Cold classes are paid for as if every object had at least this many bytes.
    package static let smallestObject: UInt64 = 128 << 10
    /// Objects between two looks at the lease.
    private static let batch = 256

    private let instance: InstanceRepository
    private let policy: TierPolicy
    private let clock: any TidemarkClock

    package init(_ instance: InstanceRepository, policy: TierPolicy) {
        self.instance = instance
        self.policy = policy
        clock = instance.repository.clock
    }

    /// What `run` would do now; changes nothing.
    package func plan() async throws -> TierPlan {
        _ = try instance.repository.store.requireControls()
        var plan = TierPlan()
        let bases = try await instance.bases()
        if policy.rules.contains(where: { $0.part == .base }) { try await planChunks(bases, &plan) }
        if policy.rules.contains(where: { $0.part == .log }) { try await planLog(bases, &plan) }
        return plan
    }

    /// Does it. Throws `lease.held`, `lease.lost` and the store's errors; what was moved stays moved.
    package func run(progress: @escaping @Sendable (LockProgress) -> Void = { _ in }) async throws -> TierPlan {
        let controls = try instance.repository.store.requireControls()
        return try await instance.withLease(.tier) { lease in
            var plan = try await plan()
            let total = plan.objects
            let locked = Mutex(0)
            var done = 0
            for move in plan.moves {
                var rest = move.keys[...]
                while !rest.isEmpty {
                    try await lease.check()
                    let batch = Array(rest.prefix(Self.batch))
                    rest = rest.dropFirst(batch.count)
                    try await instance.repository.changeAll(batch) { key in
                        do {
                            try await lease.checkAge()
                            try await controls.move(key, to: move.storageClass)
                        } catch let error as TidemarkError where error.code == .storeLocked {
                            locked.withLock { $0 += 1 }
                        } catch let error as TidemarkError where error.code == .storeNotFound {
                            return
                        }
                    }
                    done += batch.count
                    progress(LockProgress(done: done, total: total))
                }
            }
            plan.locked = locked.withLock { $0 }
            plan.moved = total - plan.locked
            return plan
        }
    }

    // MARK: Planning

    /// A chunk is as old as the youngest base that needs it; one that a base being made uses is not old at all.
    private func planChunks(_ bases: [BaseSummary], _ plan: inout TierPlan) async throws {
        var youngest: [String: Timestamp] = [:]
        for pending in try await instance.pendingBases() {
            for chunk in pending.tables.lazy.flatMap(\.chunks) { youngest[chunk.id] = clock.now() }
        }
        for summary in bases.sorted(by: { $0.convergenceTime > $1.convergenceTime }) {
            for chunk in try await instance.base(summary.id).tables.lazy.flatMap(\.chunks)
            where youngest[chunk.id] == nil {
                youngest[chunk.id] = summary.convergenceTime
            }
        }
        let now = clock.now()
        for entry in try await instance.repository.store.list(instance.names.chunks) {
            // What no base needs is left to a prune.
            guard let time = youngest[String(entry.key.suffix(64))] else { continue }
            let wanted = policy.storageClass(for: .base, from: time, at: now)
            plan.add(entry, .base, to: wanted ?? .standard)
        }
    }

    private func planLog(_ bases: [BaseSummary], _ plan: inout TierPlan) async throws {
        let rules = policy.rules(for: .log)
        let stored = InstanceRepository.ranges(try await instance.logObjects(from: 1))
        var bounds: [(before: UInt64, rule: TierRule)] = []
        for rule in rules {
            let cut = clock.now().adding(seconds: -Double(rule.days) * 86_400)
            bounds.append((try await firstSegment(sealedAtOrAfter: cut, in: stored), rule))
        }
        let warm = try await warmSegments(bases, stored)
        for entry in try await instance.repository.store.list(instance.names.log) {
            guard let segments = instance.names.segments(ofObject: entry.key) else { continue }
            let isWarm = warm.contains { segments.contains($0) }
            let rule = bounds.first { bound in
                segments.upperBound < bound.before && !(isWarm && bound.rule.storageClass.isArchive)
            }?.rule
            guard let rule else { continue }
            plan.add(entry, .log, to: rule.storageClass)
        }
    }

    /// Segments that are read without a restore: they are never archived.
    private func warmSegments(_ bases: [BaseSummary], _ stored: [ClosedRange<UInt64>]) async throws -> [UInt64] {
        var warm = stored.map(\.upperBound) + bases.flatMap { [$0.firstSegment, $0.convergenceSegment] }
        let survey = try await LogSurvey(
            instance: instance, convergences: Set(bases.map(\.convergenceSegment)),
            objects: try await instance.logObjects(from: 1)
        ).run()
        warm += survey.runs.map(\.lastSequence)
        return warm
    }

    /// By halving: a few indexes are read. What cannot be read because it is archived is old.
    private func firstSegment(
        sealedAtOrAfter cut: Timestamp, in stored: [ClosedRange<UInt64>]
    ) async throws -> UInt64 {
        for range in stored {
            guard try await !isOlder(range.upperBound, than: cut) else { continue }
            var (low, high) = (range.lowerBound, range.upperBound)
            while low < high {
                let middle = low + (high - low) / 2
                if try await isOlder(middle, than: cut) { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return .max
    }

    private func isOlder(_ sequence: UInt64, than cut: Timestamp) async throws -> Bool {
        do {
            return try await instance.segmentIndex(sequence).map { $0.sealedAt < cut } ?? true
        } catch let error as TidemarkError where error.code == .storeArchived {
            return true
        }
    }
}
