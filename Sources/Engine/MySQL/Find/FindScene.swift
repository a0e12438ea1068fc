internal import Core
internal import MySQLWire
internal import Repository

/// What is known before a search begins: where it starts, how names compare, and what can be restored.
struct FindScene {
    let repository: InstanceRepository
    let isMariaDB: Bool
    let filter: SegmentFilter
    let firstSegment: UInt64
    let windows: [Window]
    let notes: [String]
    private let current: CurrentDefinitions?
    /// Complete bases, oldest first.
    private let bases: [BaseSummary]
    /// The newest base before the span, or the oldest one.
    let startBase: BaseSummary?

    init(_ repository: InstanceRepository, _ request: FindRequest, clock: any TidemarkClock) async throws {
        let now = clock.now()
        self.repository = repository
        current = request.source.map { CurrentDefinitions(repository: repository, source: $0, clock: clock) }
        isMariaDB = try await repository.record.flavour == .mariadb
        let listing = try await repository.listing(now: now)
        bases = listing.bases.filter { $0.state == .complete }
        windows = listing.windows
        let before = bases.last { base in
            if let gtid = request.gtid {
                return !base.convergence.gtids.isNone && !base.convergence.gtids.contains(gtid)
            }
            return request.from.map { base.convergenceTime <= $0 } ?? false
        }
        startBase = before ?? bases.first
        // A base begins where its first low was taken: the log before it is older than the span.
        firstSegment = before.map(\.firstSegment) ?? 1
        guard let startBase else {
            filter = SegmentFilter(request, folding: .exact)
            notes = ["There is no base yet: no moment of this log can be restored."]
            return
        }
        let base = try await repository.base(startBase.id)
        filter = SegmentFilter(
            request, folding: NameFolding(lowerCaseTableNames: base.settings["lower_case_table_names"] ?? "0"))
        notes = request.table.map { CascadeNotes.of($0, base) } ?? []
    }

    /// What compares rows with the key that is looked for; nil where there is none.
    func watch(_ request: FindRequest) async throws -> RowWatch? {
        guard let table = request.table, !request.key.isEmpty else { return nil }
        let survey = try await survey(to: request.to)
        guard let history = try await survey.histories(of: [table])[table] else { return nil }
        return RowWatch(request.key, history)
    }

    /// The definitions of tables from where the search begins to the first base behind it.
    func survey(to: Timestamp?) async throws -> DefinitionSurvey {
        let start = startBase.flatMap { base in bases.firstIndex { $0.id == base.id } } ?? 0
        let behind = to.flatMap { to in bases.indices.first { bases[$0].startedAt > to } }
        let end = min(bases.count, (behind ?? bases.count) + 1)
        var survey = DefinitionSurvey(
            repository, filter.folding, isMariaDB ? .mariadb : .mysql, bases: Array(bases[min(start, end)..<end]),
            current: current)
        let last = current == nil ? behind.map { bases[$0].convergenceSegment } : nil
        try await survey.read(from: firstSegment, through: last)
        return survey
    }

    /// Whether a base and the log bring back the moment before a transaction.
    func isReachable(_ transaction: FoundTransaction, _ unit: LogUnit) -> Bool {
        isReachable(transaction, unit, in: windows)
    }

    /// Whether a restore to the newest moment can begin before the transaction, and leave it out.
    func isSkippable(_ transaction: FoundTransaction, _ unit: LogUnit) -> Bool {
        transaction.gtid != nil && !transaction.isStatement && bases.last?.run == unit.run
            && isReachable(transaction, unit, in: windows)
    }

    private func isReachable(_ transaction: FoundTransaction, _ unit: LogUnit, in windows: [Window]) -> Bool {
        windows.contains { window in
            guard window.run == unit.run, window.firstSegment <= unit.first, unit.last <= window.lastSegment,
                window.isOpen || transaction.commitTime <= window.end
            else { return false }
            return bases.contains { base in
                window.bases.contains(base.id) && base.convergenceSegment <= unit.last
                    && !base.convergence.covers(gtid: transaction.gtid, endingAt: transaction.endPosition)
            }
        }
    }
}
