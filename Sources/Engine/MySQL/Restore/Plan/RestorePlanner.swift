internal import Core
internal import Repository

/// Chooses the base and the cut for what was asked.
struct RestorePlanner {
    let repository: InstanceRepository
    let options: RestoreOptions
    let clock: any TidemarkClock

    func plan() async throws -> (plan: RestorePlan, base: BaseManifest) {
        let bases = try await repository.bases().filter { $0.state == .complete }
        guard !bases.isEmpty else {
            throw TidemarkError(
                .restoreUnreachable, "The repository holds no complete base of this instance.",
                hint: "Run tidemark backup, then restore.")
        }
        let windows = try await repository.windows(now: clock.now())
        var missing: GTID?
        for summary in bases.reversed() {
            guard let bound = bound(for: summary, windows) else { continue }
            // What is left out may ask for an older base; the latest moment is that of the newest one's log all the same.
            if case .none = bound, summary.run != bases.last?.run { break }
            let base = try await repository.base(summary.id)
            guard var cut = try await CutFinder(archive: repository, base: base).find(bound) else { continue }
            if !options.skip.isEmpty {
                switch try await SkipFinder(archive: repository, base: base, cut: cut).find(options.skip) {
                case .found(let skipped): cut.skipped = skipped
                case .inBase: continue
                case .missing(let gtid):
                    missing = missing ?? gtid
                    continue
                }
            }
            try await refuseBeyondIncident(base, cut)
            var plan = RestorePlan(
                instance: try await repository.record.id, base: base.id, cut: cut, request: options.request)
            plan.deferIndexesFrom = options.deferIndexesFrom
            return (plan, base)
        }
        if let missing { throw SkipFailure.notInLog(missing) }
        throw unreachable(windows)
    }

    /// What the wanted moment means for a base; nil where that base cannot serve it.
    private func bound(for base: BaseSummary, _ windows: [Window]) -> CutFinder.Bound? {
        if let gtid = options.before { return .before(gtid) }
        switch options.moment {
        case .latest:
            return CutFinder.Bound.none
        case .gtid(let gtid):
            return .through(gtid)
        case .time(let time):
            guard base.convergenceTime <= time,
                let window = windows.first(where: { $0.bases.contains(base.id) }), time <= window.end
            else { return nil }
            return .time(time)
        }
    }

    /// A log that is contiguous but incomplete (a statement logged as text, an INCIDENT) must not be passed unseen.
    private func refuseBeyondIncident(_ base: BaseManifest, _ cut: LogCut) async throws {
        var sequence = base.firstSegment
        while sequence <= cut.end.segment {
            let indexes = try await repository.segmentIndexes(from: sequence, limit: 256)
            guard let last = indexes.last else { return }
            for index in indexes where index.sequence <= cut.end.segment {
                for incident in index.incidents
                where !base.low.reaches(incident.position) && cut.position.reaches(incident.position) {
                    throw TidemarkError(
                        .restoreUnreachable,
                        "The log is incomplete from \(incident.time) on: \(incident.description)",
                        hint: "Restore to a moment before \(incident.time), or to one after a base taken since.")
                }
            }
            sequence = last.sequence + 1
        }
    }

    private func unreachable(_ windows: [Window]) -> TidemarkError {
        let spans = windows.suffix(5).map { "\($0.start) to \($0.end)" }.joined(separator: "; ")
        let wanted = options.before.map { "the state before \($0)" } ?? options.moment.description
        return TidemarkError(
            .restoreUnreachable, "\(wanted) is not a restore point of this repository.",
            hint: spans.isEmpty
                ? "There is no window yet: run tidemark backup and tidemark stream."
                : "It holds every second of \(spans).")
    }
}
