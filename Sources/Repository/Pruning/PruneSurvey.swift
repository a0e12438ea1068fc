internal import Core
internal import ObjectStore

/// Reads what a prune must know of an instance, and decides what goes: everything but the chunks.
///
/// The order matters beside a backup: bases that are being made are looked for before those that are complete, so that
/// none is missed that is completed in between.
struct PruneSurvey {
    let instance: InstanceRepository
    let options: PruneOptions
    /// Locks and holds.
    let protection: Protection
    /// Objects that the store has refused to remove.
    let locked: Set<String>
    let now: Timestamp

    struct Result {
        var plan: PrunePlan
        /// Objects of bases that go, and of bases that were given up or are complete by now.
        var baseObjects: [ObjectEntry] = []
        /// Objects of the log that go.
        var logObjects: [ObjectEntry] = []
    }

    func run() async throws -> Result {
        var result = Result(plan: PrunePlan(instance: instance.id))
        result.plan.logStart = options.policy.logStart(at: now)
        let pending = try await surveyPending(&result)
        // What is stored from here on was seen by nothing that follows: it stays.
        let horizon = try await instance.lastSegment()?.sequence ?? 1
        let listing = try await believable(try await instance.listing(now: now))
        let kept = try await surveyBases(listing, &result)
        try await surveyLog(listing, kept: kept, pending: pending + [horizon], &result)
        return result
    }

    // MARK: Bases being made

    /// The first segments of bases that are being made.
    private func surveyPending(_ result: inout Result) async throws -> [UInt64] {
        let (store, names) = (instance.repository.store, instance.names)
        var firstSegments: [UInt64] = []
        for entry in try await store.list(names.pending) {
            guard let id = ObjectNames.identifier(in: entry.key, prefix: names.pending, suffix: ".pending") else {
                continue
            }
            let pending: BaseManifest?
            do {
                let sections = try await instance.repository.read(.pendingBase, entry.key)
                pending = try instance.decodePending(sections, id: id, name: entry.key)
            } catch let error as TidemarkError where error.code == .objectMissing {
                continue
            } catch let error as TidemarkError where error.isObjectFailure {
                pending = nil
            }
            let isComplete = try await store.exists(names.base(id))
            let isLive = pending.map { now.seconds(since: $0.savedAt ?? $0.startedAt) < options.pendingLife }
            if locked.contains(entry.key) { continue }
            if isComplete || !(isLive ?? !options.removesDamagedBases) {
                if !isComplete { result.plan.abandoned.append(id) }
                result.plan.manifests.add(entry)
                result.baseObjects.append(entry)
            } else {
                result.plan.live.append(id)
                // 0: it began before there was a segment.
                firstSegments.append(max(1, pending?.firstSegment ?? 1))
            }
        }
        return firstSegments
    }

    // MARK: Bases

    private func surveyBases(_ listing: InstanceListing, _ result: inout Result) async throws -> [BaseSummary] {
        let names = instance.names
        let choice = choice(listing)
        let keepers = choice.keepers()
        var goneBases: Set<String> = []
        let bases = Dictionary(listing.bases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for entry in try await instance.repository.store.list(names.bases) {
            guard let id = ObjectNames.identifier(in: entry.key, prefix: names.bases, suffix: ".base") else { continue }
            if let base = bases[id], let reasons = keepers[id] {
                result.plan.kept.append(PrunePlan.KeptBase(base: base, reasons: reasons))
                continue
            }
            if bases[id] == nil {
                if locked.contains(entry.key) { continue }
                // Completed since the listing: it was found as one that is being made.
                guard listing.damaged.contains(where: { $0.key == entry.key }) else { continue }
                guard options.removesDamagedBases else { throw unreadable(entry.key) }
            }
            let usable = listing.windows.contains { $0.bases.contains(id) }
            result.plan.removed.append(
                PrunePlan.RemovedBase(
                    id: id, convergenceTime: bases[id]?.convergenceTime,
                    reason: bases[id] == nil
                        ? "it cannot be read" : usable ? BaseChoice.unruly : "it cannot be restored"))
            result.plan.manifests.add(entry)
            result.baseObjects.append(entry)
            goneBases.insert(id)
        }
        for entry in try await instance.repository.store.list(names.locks) {
            guard let id = ObjectNames.identifier(in: entry.key, prefix: names.locks, suffix: ".lock"),
                goneBases.contains(id), !locked.contains(entry.key)
            else { continue }
            result.baseObjects.append(entry)
        }
        let never = Timestamp(microseconds: .min)
        result.plan.kept.sort { $0.base.convergenceTime < $1.base.convergenceTime }
        result.plan.removed.sort { ($0.convergenceTime ?? never, $0.id) < ($1.convergenceTime ?? never, $1.id) }
        return result.plan.kept.map(\.base)
    }

    /// Where damaged bases go, they must not count among those that the rules keep: a summary may be whole and its
    /// manifest not.
    private func believable(_ listing: InstanceListing) async throws -> InstanceListing {
        guard options.removesDamagedBases else { return listing }
        var listing = listing
        for base in listing.bases {
            do {
                _ = try await instance.base(base.id)
            } catch let error as TidemarkError where error.isObjectFailure {
                listing.bases.removeAll { $0.id == base.id }
                listing.damaged.append(DamagedObject(instance.names.base(base.id), error))
                for index in listing.windows.indices { listing.windows[index].bases.removeAll { $0 == base.id } }
            }
        }
        listing.windows.removeAll(where: \.bases.isEmpty)
        return listing
    }

    private func choice(_ listing: InstanceListing) -> BaseChoice {
        BaseChoice(
            options: options, protection: protection, bases: listing.bases, windows: listing.windows, now: now)
    }

    private func unreadable(_ name: String) -> TidemarkError {
        TidemarkError(
            .objectDamaged, "The stored object “\(name)” cannot be read: nobody can tell what this base needs.",
            hint: "Bring it back from a copy of the repository, or give the base up with prune --remove-damaged.")
    }

    // MARK: Log

    private func surveyLog(
        _ listing: InstanceListing, kept: [BaseSummary], pending: [UInt64], _ result: inout Result
    ) async throws {
        let survey = try await LogSurvey(
            instance: instance, convergences: Set(listing.bases.map(\.convergenceSegment)),
            objects: try await instance.logObjects(from: 1)
        ).run()
        if let damage = survey.damaged.first(where: { $0.key == instance.names.removals }) {
            throw TidemarkError(
                .objectDamaged, damage.problem, hint: "Bring it back from a copy of the repository before pruning.")
        }
        guard let last = survey.stored.last?.upperBound else { return }
        let removals = try await instance.removals()
        let stored = removals.subtracted(from: survey.stored)
        let need = LogNeed(
            choice: choice(listing), kept: kept, pending: pending, firstYoung: try await firstYoung(in: stored),
            last: last)
        let needed = LogNeed.joined(try await need.ranges.asyncMap { try await wholeTransactions($0) })
        try await addObjects(needed: needed, upTo: last, removals: removals, &result)
        var left = removals
        for range in result.plan.removedLog { left.add(range, .pruned) }
        result.plan.keptLog = left.subtracted(from: stored)
        result.plan.windows =
            WindowPlanner(
                bases: kept, runs: survey.runs, stored: result.plan.keptLog, removals: left, reachAt: survey.reachAt,
                status: listing.stream, now: now
            ).windows
    }

    /// The first segment that was sealed within the kept span, or nil where there is none or no span.
    private func firstYoung(in stored: [ClosedRange<UInt64>]) async throws -> UInt64? {
        guard let start = options.policy.logStart(at: now) else { return nil }
        for range in stored.reversed() {
            var (low, high) = (range.lowerBound, range.upperBound + 1)
            while low < high {
                let middle = low + (high - low) / 2
                // One that cannot be read counts as young: nothing more is removed because of it.
                let sealed = try await instance.readableTail(middle)?.index.sealedAt
                if let sealed, sealed < start { low = middle + 1 } else { high = middle }
            }
            if low > range.lowerBound { return low <= range.upperBound ? low : next(after: range, in: stored) }
        }
        return stored.first?.lowerBound
    }

    private func next(after range: ClosedRange<UInt64>, in stored: [ClosedRange<UInt64>]) -> UInt64? {
        stored.first { $0.lowerBound > range.upperBound }?.lowerBound
    }

    /// A range that begins where its first transaction does: replay begins outside of any.
    private func wholeTransactions(_ range: ClosedRange<UInt64>) async throws -> ClosedRange<UInt64> {
        var first = range.lowerBound
        while first > 1, let index = try await instance.readableTail(first)?.index, !index.discardsOpenTransaction,
            let before = try await instance.readableTail(first - 1)?.index, before.run == index.run,
            before.endsInsideTransaction
        {
            first -= 1
        }
        return first...range.upperBound
    }

    /// Objects go that hold nothing that is needed. What was recorded as removed already goes as well; what was stored
    /// behind the newest segment since the survey began was not looked at and stays.
    private func addObjects(
        needed: [ClosedRange<UInt64>], upTo last: UInt64, removals: RemovalRecord, _ result: inout Result
    ) async throws {
        var gone: [ClosedRange<UInt64>] = []
        var position = 0
        try await instance.repository.store.forEach(instance.names.log) { entry in
            guard let segments = instance.names.segments(ofObject: entry.key), segments.upperBound <= last else {
                return
            }
            while position < needed.count, needed[position].upperBound < segments.lowerBound { position += 1 }
            let isNeeded = position < needed.count && needed[position].overlaps(segments)
            guard !isNeeded || removals.names(segments) else { return }
            gone.append(segments)
            result.logObjects.append(entry)
            result.plan.log.add(entry)
        }
        result.plan.removedLog = LogNeed.joined(gone).flatMap(removals.unnamed)
    }
}

extension PrunePlan.Amount {
    mutating func add(_ entry: ObjectEntry) {
        objects += 1
        bytes += entry.size
    }
}

extension InstanceRepository {
    /// nil where the segment is not stored or cannot be read.
    fileprivate func readableTail(_ sequence: UInt64) async throws -> LogTail? {
        do {
            return try await readTail(sequence)
        } catch let error as TidemarkError where error.isObjectFailure {
            return nil
        }
    }
}

extension [ClosedRange<UInt64>] {
    fileprivate func asyncMap(
        _ body: (ClosedRange<UInt64>) async throws -> ClosedRange<UInt64>
    ) async throws -> [ClosedRange<UInt64>] {
        var result: [ClosedRange<UInt64>] = []
        for range in self { result.append(try await body(range)) }
        return result
    }
}
