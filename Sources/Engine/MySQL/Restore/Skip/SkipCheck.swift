internal import Core
internal import MySQLWire
internal import Repository

/// Finds out whether transactions can be left out of a restore without contradicting what came later. Reads the log from
/// the first of them to the cut; writes nothing anywhere.
struct SkipCheck {
    private let context: ReplayContext
    private let scope: RestoreScope
    private let segments: SegmentCache
    private let tables: SkipTables
    private var marks: SkipMarks
    private var decoder: FoldDecoder
    private var dependents: [SkipDependent] = []
    private var places: [DependentPlace: Int] = [:]

    /// With so many the search for more ends.
    private static let limit = 20

    private struct DependentPlace: Hashable {
        let start: LogLocation
        let table: TableName
        let kind: SkipDependent.Reason
    }

    init(_ context: ReplayContext, _ archive: any LogArchive, _ scope: RestoreScope) {
        self.context = context
        self.scope = scope
        segments = SegmentCache(archive)
        tables = SkipTables(context)
        marks = SkipMarks(tables, cascadesLogged: context.base.cascadesLogged)
        decoder = FoldDecoder(count: tables.tables.count)
    }

    /// Throws `restore.unskippable` and `restore.dependent`.
    mutating func run() async throws {
        guard let skipped = context.cut.skipped, let first = skipped.first else { return }
        var touched: Set<Int> = []
        for transaction in skipped { touched.formUnion(try await look(at: transaction)) }
        try await requireDefinitions(of: touched, skipped)
        try await follow(from: first)
        guard dependents.isEmpty else {
            throw SkipFailure.dependent(
                skipped.map(\.gtid), dependents, isCut: dependents.count >= Self.limit)
        }
    }

    // MARK: The transactions themselves

    /// The tables it changed. Throws `restore.unskippable` where it did more than change rows.
    private func look(at transaction: SkippedTransaction) async throws -> Set<Int> {
        var touched: Set<Int> = []
        var reader = LogGroupReader(segments, transaction.events)
        while let item = try await reader.next() {
            switch item.event {
            case .rows(let event):
                if let number = try number(of: event.table, transaction.gtid) { touched.insert(number) }
            case .partialUpdateRows(let event):
                let name = TableName(schema: event.table.schema, name: event.table.name)
                if context.selection.contains(name) {
                    throw SkipFailure.unreadable(name, transaction.gtid, "the log holds parts only")
                }
            case .query(let query):
                if let text = Self.more(than: query, context) { throw SkipFailure.statement(text, transaction.gtid) }
            case .incident(let incident): throw SkipFailure.statement(incident.message, transaction.gtid)
            case .executeLoadQuery(let load): throw SkipFailure.statement(load.query.text, transaction.gtid)
            default: break
            }
        }
        return touched
    }

    /// nil for tables that are not restored, and for sequences, which go on counting.
    private func number(of map: TableMap, _ gtid: GTID) throws -> Int? {
        let name = TableName(schema: map.schema, name: map.name)
        guard context.selection.contains(name), !SystemSchemas.contains(name.schema) else { return nil }
        if let number = tables.number(of: name) { return number }
        if context.base.tables.contains(where: { $0.name == name }) { return nil }
        throw SkipFailure.unreadable(name, gtid, "the base does not know the columns, as the table was made after it")
    }

    /// The text of a statement that does more than hold rows together.
    private static func more(than query: QueryEvent, _ context: ReplayContext) -> String? {
        if query.isBegin || query.isCommit || query.isRollback { return nil }
        switch context.parse(query).kind {
        case .transaction, .empty, .maintenance, .temporary: return nil
        default: return String(query.text.prefix(200))
        }
    }

    /// Statements of the log on these tables and their neighbours cannot be judged: neither whether they would have gone
    /// through, nor what the rows looked like.
    private mutating func requireDefinitions(of touched: Set<Int>, _ skipped: [SkippedTransaction]) async throws {
        let involved = touched.reduce(into: Set<Int>()) { $0.formUnion(tables.neighbours(of: $1)) }
        let names = Set(involved.map { tables.tables[$0].name })
        let schemas = Set(names.map(\.schema))
        let (context, limit) = (context, Self.limit)
        let firstSegment = skipped.first?.start.segment ?? 0
        var found: [SkipDependent] = []
        try await scope.walk(context.base, context.cut) { index in
            guard found.count < limit else { return }
            for record in index.ddl {
                let statement = DDLStatement.parse(record.sql).folded(context.folding)
                // An emptied table had no rows when the transaction came.
                if statement.kind == .truncateTable, index.sequence < firstSegment { continue }
                var named = record.tables.map(context.folding.key)
                if statement.kind == .createTableLike { named = Array(named.prefix(1)) }
                let parents = statement.parents.map { $0.resolved(in: named.first?.schema ?? "") }
                let hit = (named + parents).first { names.contains($0) && !Self.isInBase($0, record, context) }
                let isDropped =
                    statement.kind == .dropDatabase && schemas.contains(statement.schema ?? "")
                    && !context.base.low.covers(gtid: record.gtid, endingAt: record.end)
                guard let table = hit ?? (isDropped ? names.first { $0.schema == statement.schema } : nil),
                    record.isTableDDL || isDropped,
                    context.cut.position.covers(gtid: record.gtid, endingAt: record.end)
                else { continue }
                found.append(
                    SkipDependent(
                        gtid: record.gtid, commitTime: record.time, table: table, row: "",
                        reason: .statement(String(record.sql.prefix(120)))))
            }
        }
        dependents += found
    }

    private static func isInBase(_ table: TableName, _ record: DDLRecord, _ context: ReplayContext) -> Bool {
        (context.lows[table] ?? context.base.listingLow)?.covers(gtid: record.gtid, endingAt: record.end) ?? false
    }

    // MARK: What came later

    private mutating func follow(from first: SkippedTransaction) async throws {
        var scanner = LogScanner(
            segments, from: first.start, through: context.cut.end.segment, run: context.base.run)
        // Branches prepared before hold locks on their rows: none of them is one that was changed meanwhile.
        var branches: [String: LogGroup] = [:]
        while dependents.count < Self.limit, let group = try await scanner.next(), group.start < context.cut.end {
            try Task.checkCancellation()
            if let skipped = context.cut.skipped?.first(where: { $0.start == group.start }) {
                try await walk(skipped.events, as: group, isSkipped: true)
                if case .completes(let xid, _) = group.outcome { branches[xid.literal] = nil }
                continue
            }
            switch group.outcome {
            case .committed: try await walk(group, as: group, isSkipped: false)
            case .rolledBack, .alterAnnounced: break
            case .prepared(let xid): branches[xid.literal] = group
            case .completes(let xid, let commits):
                guard let branch = branches.removeValue(forKey: xid.literal), commits else { continue }
                try await walk(branch, as: group, isSkipped: false)
            }
        }
    }

    private mutating func walk(_ events: LogGroup, as group: LogGroup, isSkipped: Bool) async throws {
        var reader = LogGroupReader(segments, events)
        while let item = try await reader.next() {
            switch item.event {
            case .rows(let event):
                guard let number = watched(event.table, isSkipped) else { continue }
                try look(at: event, item, number, group, isSkipped)
            case .partialUpdateRows(let event):
                guard let number = watched(event.table, isSkipped) else { continue }
                note(.statement(FoldCandidates.partialReason), "", tables.tables[number].name, group)
            default: break
            }
        }
    }

    /// The table's number, where its rows matter.
    private func watched(_ map: TableMap, _ isSkipped: Bool) -> Int? {
        tables.number(of: TableName(schema: map.schema, name: map.name)).flatMap {
            isSkipped || marks.watched.contains($0) ? $0 : nil
        }
    }

    private mutating func look(
        at event: RowsEvent, _ item: LogEvent, _ number: Int, _ group: LogGroup, _ isSkipped: Bool
    ) throws {
        let table = tables.tables[number]
        var unreadable: String?
        if !decoder.isReady(event.table, number) { unreadable = decoder.prepare(event.table, table.table, number) }
        if unreadable == nil { unreadable = try decoder.decode(event, item, number) }
        if let unreadable {
            if isSkipped, let gtid = group.gtid { throw SkipFailure.unreadable(table.name, gtid, unreadable) }
            return note(.statement(unreadable), "", table.name, group)
        }
        let rows = decoder.rows
        let checksKeys = !event.flags.contains(.noForeignKeyChecks)
        try rows.bytes.withUnsafeBytes { bytes in
            for index in 0..<rows.count {
                let before = rows.before(index).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
                let after = rows.after(index).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
                if isSkipped {
                    try marks.leaveOut(number, before: before, after: after, checksKeys: checksKeys)
                } else if let found = try marks.reason(number, before: before, after: after) {
                    note(found.reason, found.row, table.name, group)
                }
            }
        }
    }

    private mutating func note(
        _ reason: SkipDependent.Reason, _ row: String, _ table: TableName, _ group: LogGroup
    ) {
        let place = DependentPlace(start: group.start, table: table, kind: reason)
        if let known = places[place] {
            dependents[known].rows += 1
            return
        }
        guard dependents.count < Self.limit else { return }
        places[place] = dependents.count
        dependents.append(
            SkipDependent(gtid: group.gtid, commitTime: group.commitTime, table: table, row: row, reason: reason))
    }
}
