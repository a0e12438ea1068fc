internal import APIModel
internal import Catalog
package import Core

/// What a timeline of an instance shows.
extension TidemarkService {
    /// Of each kind.
    private static let mostOfKind = 200

    /// What happened to an instance since an instant, and what is kept of it. Throws `catalog.missing`.
    package func history(
        _ caller: Caller, of name: String, in project: String, since start: Timestamp
    ) async throws -> InstanceHistory {
        try await read(caller, .showWindow, on: ResourceReference(.instance, project: project, name: name)) {
            transaction, _ in
            let (record, owner) = try transaction.instance(named: name, in: project)
            let fleet = try FleetFacts(transaction, owner, [record], cache: facts)
            let known = fleet.facts(of: record)
            let covering = fleet.plans(of: record)
            let limit = covering.count == 1 ? covering.first?.plan.alerts.rpo : nil
            let span = TideSpan.finest(since: start, at: fleet.now)
            let drills = try transaction.drills.page(of: record.id, limit: Self.mostOfKind)
            return InstanceHistory(
                tides: try transaction.tides.tides(of: record.id, span, since: start),
                marks: try transaction.tides.marks(of: record.id, since: start, limit: Self.mostOfKind),
                bursts: try transaction.bursts(of: record.id, since: start, limit: Self.mostOfKind),
                drills: drills.map { InstanceHistory.Drill($0) },
                bases: (known?.bases ?? []).map { InstanceHistory.Base($0) },
                gapReasons: (known?.spans ?? []).compactMap { span in
                    span.endReason.map { InstanceHistory.GapReason(from: span.end, reason: $0) }
                },
                checks: (known?.checks ?? []).sorted { $0.isRequired && !$1.isRequired }.map { CheckItem($0) },
                checkedAt: known?.checkedAt, serverVersion: known?.serverVersion,
                rpoLimit: limit.map { Double($0.seconds) })
        }
    }

    /// What the log of an instance changed, in intervals, since an instant; oldest first. Throws `catalog.missing`.
    package func tides(
        _ caller: Caller, of name: String, in project: String, _ span: TideSpan, since start: Timestamp
    ) async throws -> [Tide] {
        try await read(caller, .showWindow, on: ResourceReference(.instance, project: project, name: name)) {
            transaction, _ in
            let record = try transaction.instance(named: name, in: project).instance
            return try transaction.tides.tides(of: record.id, span, since: start)
        }
    }
}

extension CatalogTransaction {
    fileprivate func bursts(of instance: String, since: Timestamp, limit: Int) throws -> [InstanceHistory.Burst] {
        var filter = EventFilter()
        filter.kinds = [EventKind.logBurst.rawValue]
        filter.instance = instance
        let events = try events.page(filter, newestFirst: true, after: nil, limit: limit)
        return events.filter { $0.happenedAt >= since }.map { InstanceHistory.Burst($0) }
    }
}

extension InstanceHistory.Burst {
    fileprivate init(_ event: EventRecord) {
        let details = JSONTree(stored: event.document)
        var texts: [String: String] = [:]
        if case .object(let members) = details {
            for case (let key, .text(let text)) in members { texts[key] = text }
        }
        self.init(
            happenedAt: event.happenedAt, what: texts["what"] ?? "", rows: texts["rows"].flatMap { Int64($0) } ?? 0,
            before: texts["hold"].flatMap { try? Timestamp(parsing: $0) })
    }
}

extension InstanceHistory.Drill {
    fileprivate init(_ record: DrillRecord) {
        self.init(
            id: record.id, base: record.base, restorePoint: record.restorePoint, endedAt: record.endedAt,
            isPassed: record.outcome == .passed, rto: record.rto.map { Double($0) / 1_000_000 })
    }
}

extension InstanceHistory.Base {
    fileprivate init(_ base: ReportedBase) {
        self.init(
            id: base.id, convergence: base.convergence, startedAt: base.startedAt, finishedAt: base.finishedAt,
            tables: Int64(clamping: base.tables), rows: Int64(clamping: base.rows),
            rawBytes: Int64(clamping: base.rawBytes), storedBytes: Int64(clamping: base.storedBytes))
    }
}

extension CheckItem {
    fileprivate init(_ check: ReportedCheck) {
        self.init(
            id: check.id, title: check.title, isRequired: check.isRequired, isMet: check.isMet, detail: check.detail,
            mend: check.mend)
    }
}
