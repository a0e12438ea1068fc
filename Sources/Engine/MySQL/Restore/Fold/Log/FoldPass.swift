internal import Core
internal import MySQLWire
internal import Repository

/// Reads the log from the oldest `low` of the base to the cut and folds it, before anything is written to a target.
///
/// Whatever it meets that the fold does not cover makes the table fall back to the replay, which sees the same events
/// again and does, or says, what is right. So nothing here is an error but an archive that cannot be read.
final class FoldPass {
    private let context: ReplayContext
    private let archive: any LogArchive
    private let chunks: any ChunkSource
    private let segments: SegmentCache
    private let reporter: any ProgressReporter
    private var candidates: FoldCandidates
    private var cuts = FoldCuts()
    /// Tables of which a statement depends on the order of the rows.
    private var ordering: Set<TableName> = []
    private var folds: [RowFold]
    private var budget: FoldBudget
    private var decoder: FoldDecoder
    /// nil where no foreign keys cascade, or the log holds what they do.
    private var cascades: CascadeTracker?
    private let cascadeLimit: Int
    /// By number of the table: segments with changes of it.
    private var touched: [Set<UInt64>]
    /// Segments with something that is replayed whatever is folded.
    private var interesting: Set<UInt64> = []
    private var branches: [String: LogGroup] = [:]
    private var isConverged = false
    private var transactions: UInt64 = 0
    private var changes: UInt64 = 0
    /// Bytes the folds take, or less than what was counted where one was given up.
    private var memory = 0

    /// - Parameter only: where it is not nil, the tables an earlier run of the restore has decided to fold.
    init(
        _ context: ReplayContext, _ archive: any LogArchive & ChunkSource, memory: Int, folder: String,
        only: Set<TableName>? = nil, reporter: any ProgressReporter
    ) {
        self.context = context
        self.archive = archive
        chunks = archive
        self.reporter = reporter
        segments = SegmentCache(archive)
        let candidates = FoldCandidates(context, only: only)
        self.candidates = candidates
        budget = FoldBudget(limit: memory, folder: folder)
        folds = candidates.tables.map(FoldPass.begin)
        decoder = FoldDecoder(count: candidates.tables.count)
        touched = Array(repeating: [], count: candidates.tables.count)
        // What was decided once does not depend on the memory there is now.
        cascadeLimit = only == nil ? max(memory / 4, Self.leastCascadeMemory) : Int.max
        cascades = CascadeTracker(context, candidates, limit: cascadeLimit)
    }

    /// Bytes that are there for cascades however little memory the fold has.
    private static let leastCascadeMemory = 4 << 20

    private static func begin(_ candidate: FoldCandidates.Candidate) -> RowFold {
        let table = candidate.table
        return RowFold(
            keys: FoldKeyReader(kinds: table.kinds, columns: table.key),
            digest: candidate.manifest.exact ? candidate.manifest.digest : nil, counter: candidate.counter)
    }

    func run() async throws -> FoldOutcome {
        let first = try await archive.transactionStart(at: context.base.firstSegment, run: context.base.run)
        var scanner = LogScanner(
            segments, from: LogLocation(segment: first, offset: 0), through: context.cut.end.segment,
            run: context.base.run, choice: SegmentChoice(selection: context.selection, left: nil))
        while let group = try await scanner.next(), group.start < context.cut.end {
            try Task.checkCancellation()
            try await fold(group)
            scanner.readsAll = !branches.isEmpty
            transactions += 1
            if transactions % 10_000 == 0 { report() }
        }
        report()
        try await workOutCascades()
        return try outcome()
    }

    // MARK: Transactions

    private func fold(_ group: LogGroup) async throws {
        isConverged =
            isConverged || !context.base.convergence.covers(gtid: group.gtid, endingAt: group.endPosition)
        cascades?.enter(group, isConverged: isConverged)
        if context.cut.leavesOut(group) {
            if case .completes(let xid, _) = group.outcome { branches[xid.literal] = nil }
            return keep(group)
        }
        switch group.outcome {
        case .committed: try await fold(events: group, as: group)
        case .rolledBack, .alterAnnounced: break
        case .prepared(let xid):
            branches[xid.literal] = group
            keep(group)
        case .completes(let xid, let commits):
            keep(group)
            guard let branch = branches.removeValue(forKey: xid.literal), commits else { return }
            try await fold(events: branch, as: group)
        }
    }

    /// The transaction is replayed as well.
    private func keep(_ group: LogGroup) {
        interesting.formUnion(group.start.segment...group.end.segment)
    }

    private func fold(events: LogGroup, as group: LogGroup) async throws {
        var reader = LogGroupReader(segments, events)
        var changed: Set<TableName> = []
        while let item = try await reader.next() {
            switch item.event {
            case .rows(let event): try fold(event, item, group, &changed)
            case .query(let query): follow(query, group, changed)
            case .partialUpdateRows(let event):
                let table = TableName(schema: event.table.schema, name: event.table.name)
                keep(group)
                if !context.isInBase(table, group) { candidates.reject(table, FoldCandidates.partialReason) }
            case .incident, .executeLoadQuery: keep(group)
            default: break
            }
        }
    }

    private func fold(_ event: RowsEvent, _ item: LogEvent, _ group: LogGroup, _ changed: inout Set<TableName>) throws {
        let name = TableName(schema: event.table.schema, name: event.table.name)
        guard let number = candidates.number(of: name), !cuts.isCut(name) else {
            cuts.touch(name)
            guard context.selection.contains(name) else { return }
            changed.insert(name)
            return keep(group)
        }
        // What the base of a parent holds already may have cascaded into children read before it: the replay must see it.
        touched[number].formUnion(group.start.segment...group.end.segment)
        let mayCascade = event.kind != .insert && !event.flags.contains(.noForeignKeyChecks)
        let referenced = mayCascade ? candidates.reader(ofReferenced: number) : nil
        if context.isInBase(name, group) {
            // A child that was read before its parent does not show it.
            if referenced != nil, cascades?.isNews(of: number, group) ?? true { candidates.cascaded(from: number) }
            return
        }
        changed.insert(name)
        if folds[number].changes == 0, isConverged {
            let candidate = candidates.tables[number]
            folds[number] = RowFold(
                keys: folds[number].keys, digest: candidate.manifest.digest, counter: candidate.counter)
        }
        let before = folds[number].table.memory
        do {
            if !decoder.isReady(event.table, number),
                let reason = decoder.prepare(event.table, candidates.tables[number].table, number)
            {
                return fallBack(number, reason)
            }
            if let reason = try decoder.decode(event, item, number) { return fallBack(number, reason) }
            if let referenced, cascades?.plan.streamsOfParent[number].isEmpty ?? true, try moves(referenced) {
                candidates.cascaded(from: number)
            }
            let place = try followCascades(number, mayCascade, group)
            guard candidates.number(of: name) != nil else { return keep(group) }
            // A row may have gone, or come to another key, without a word.
            let isLenient = !isConverged || cascades?.reached.contains(number) ?? false
            if try !folds[number].apply(decoder.rows, isLenient: isLenient, place: place) {
                return fallBack(number, FoldCandidates.unfitReason)
            }
        } catch is CanonicalError {
            return fallBack(number, FoldCandidates.shapeReason)
        }
        changes += UInt64(decoder.rows.count)
        memory += folds[number].table.memory - before
        guard memory > budget.limit else { return }
        try budget.keep(&folds)
        memory = folds.reduce(0) { $0 + $1.table.memory }
    }

    /// Whether the event decoded last changes these columns, or takes rows away that others may refer to by them.
    private func moves(_ referenced: FoldKeyReader) throws -> Bool {
        let rows = decoder.rows
        var one: [UInt8] = []
        var other: [UInt8] = []
        return try rows.bytes.withUnsafeBytes { bytes in
            for index in 0..<rows.count {
                guard let before = rows.before(index), let after = rows.after(index) else { return true }
                do {
                    let same = try referenced.withKey(
                        of: UnsafeRawBufferPointer(rebasing: bytes[before]), &one
                    ) { old in
                        try referenced.withKey(of: UnsafeRawBufferPointer(rebasing: bytes[after]), &other) { new in
                            old.elementsEqual(new)
                        }
                    }
                    if !same { return true }
                } catch is CanonicalError {
                    // NULL among them.
                    return true
                }
            }
            return false
        }
    }

    // MARK: Cascades

    /// Gives the place of the rows decoded last, where it is to be kept with their images.
    private func followCascades(_ number: Int, _ mayCascade: Bool, _ group: LogGroup) throws -> UInt64? {
        guard cascades != nil else { return nil }
        do {
            let place = try cascades?.follow(decoder.rows, of: number, cascades: mayCascade, group)
            if cascades?.reaches(from: number) ?? false { candidates.followed(from: number) }
            return cascades?.isPlaced(number) ?? false ? place : nil
        } catch let stop as CascadeStop {
            candidates.cascaded(from: stop.table)
            let tied = candidates.group(of: candidates.tables[stop.table].name).compactMap { candidates.number(of: $0) }
            for number in tied { fallBack(number, FoldCandidates.cascadeReason) }
            cascades?.drop(tied)
            return nil
        }
    }

    private func workOutCascades() async throws {
        keepOrder()
        candidates.finish()
        guard let tracker = cascades else { return }
        var pass = CascadePass(tracker, chunks, limit: cascadeLimit, candidates, folds, budget)
        cascades = nil
        folds = []
        try await pass.run()
        candidates = pass.candidates
        folds = pass.folds
        budget = pass.budget
    }

    private func fallBack(_ number: Int, _ reason: String) {
        candidates.reject(candidates.tables[number].name, reason)
        folds[number] = Self.begin(candidates.tables[number])
    }

    // MARK: Statements

    private func follow(_ query: QueryEvent, _ group: LogGroup, _ changed: Set<TableName>) {
        if query.isBegin || query.isCommit { return }
        let statement = context.parse(query)
        switch statement.kind {
        case .transaction(.rollbackToSavepoint):
            // Which of the changes before it were taken back is not followed.
            for name in changed where !cuts.isCut(name) {
                if let number = candidates.number(of: name) { fallBack(number, FoldCandidates.savepointReason) }
            }
            cuts.replay(changed)
            keep(group)
        case .transaction, .empty, .maintenance, .temporary, .server: break
        case .dropDatabase:
            keep(group)
            let schema = statement.schema ?? ""
            for candidate in candidates.tables
            where candidate.name.schema == schema && !context.isInBase(candidate.name, group) {
                end(candidate.name, group, drops: query.errorCode == 0)
            }
        case .truncateTable: empty(statement, query, group)
        default:
            keep(group)
            guard statement.kind.isTableDDL else { return }
            let names = statement.changedTables(in: query.schema).filter { !context.isInBase($0, group) }
            if isNothing(statement, names) { return }
            let parents = statement.parents.map { $0.resolved(in: query.schema) }
            guard !names.isEmpty else { return }
            let text = query.text.uppercased()
            if statement.kind == .alterTable, isOrdering(text, names[0]) { ordering.insert(names[0]) }
            candidates.altered(
                names, parents: parents,
                cascades: !parents.isEmpty && (text.contains("CASCADE") || text.contains("SET NULL")),
                rejects: !isConverged)
            followNames(statement, query, names)
            for name in names {
                end(name, group, drops: statement.kind == .dropTable && query.errorCode == 0)
            }
        }
    }

    /// A table that is only renamed until it is dropped, as tools do that change tables online, is not filled.
    private func followNames(_ statement: DDLStatement, _ query: QueryEvent, _ names: [TableName]) {
        switch statement.kind {
        case .renameTable where query.errorCode == 0:
            let tables = statement.tables.map { $0.resolved(in: query.schema) }
            let pairs = stride(from: 0, to: tables.count - 1, by: 2).map { (old: tables[$0], new: tables[$0 + 1]) }
            let whole = pairs.map(\.old).filter { candidates.number(of: $0) != nil && !cuts.isCut($0) }
            cuts.rename(pairs, whole: isConverged ? Set(whole) : [])
        case .dropTable where query.errorCode == 0:
            for name in names where context.selection.contains(name) {
                if let table = cuts.drop(name) { forget(table) }
            }
        default:
            for name in names { cuts.touch(name) }
        }
    }

    private func empty(_ statement: DDLStatement, _ query: QueryEvent, _ group: LogGroup) {
        guard let name = statement.changedTables(in: query.schema).first, let number = candidates.number(of: name),
            !cuts.isCut(name)
        else {
            for name in statement.changedTables(in: query.schema) { cuts.touch(name) }
            return keep(group)
        }
        if context.isInBase(name, group) { return }
        touched[number].formUnion(group.start.segment...group.end.segment)
        folds[number].empty()
    }

    /// Whether what the statement does to rows may depend on the order they lie in, which nothing but a primary key decides:
    /// numbers are given to them, or one of several is kept.
    private func isOrdering(_ text: String, _ name: TableName) -> Bool {
        if let number = candidates.number(of: name), !cuts.isCut(name), candidates.tables[number].hasPrimaryKey {
            return false
        }
        return ["AUTO_INCREMENT", "SERIAL", "IGNORE", "NEXTVAL", "NEXT VALUE"].contains { text.contains($0) }
    }

    /// Rows that such statements meet must lie as on the source: theirs are not folded, nor those they may come from.
    private func keepOrder() {
        for name in ordering {
            let group = candidates.group(of: name)
            for member in group {
                guard let number = candidates.number(of: member), !candidates.tables[number].hasPrimaryKey else {
                    continue
                }
                candidates.reject(member, FoldCandidates.orderReason)
                forget(member)
            }
            cuts.replay(Set(group))
        }
    }

    /// The statement leaves a table that is there as it is.
    private func isNothing(_ statement: DDLStatement, _ names: [TableName]) -> Bool {
        guard statement.ifNotExists, statement.kind == .createTable || statement.kind == .createTableLike,
            let name = names.first
        else { return false }
        return candidates.number(of: name) != nil && !cuts.isCut(name)
    }

    /// What folds into the table's base ends here: behind convergence the rest is folded by the replay, before it all of
    /// the table is replayed.
    private func end(_ name: TableName, _ group: LogGroup, drops: Bool) {
        guard isConverged else {
            candidates.reject(name, FoldCandidates.alteredReason)
            return forget(name)
        }
        guard candidates.number(of: name) != nil else { return }
        cuts.cut(name, at: group.start, drops: drops)
        candidates.ended(name)
        if cuts.unseen.contains(name) { forget(name) }
    }

    /// Gives the memory of a table back that is not folded any more.
    private func forget(_ name: TableName) {
        guard let number = candidates.tables.firstIndex(where: { $0.name == name }) else { return }
        folds[number] = Self.begin(candidates.tables[number])
    }

    // MARK: The end

    private func outcome() throws -> FoldOutcome {
        candidates.finish()
        var tables: Set<TableName> = []
        var changed: [TableName: FoldedTable] = [:]
        var total: UInt64 = 0
        let spilled = max(1, folds.count { !$0.table.runs.isEmpty })
        for (number, candidate) in candidates.tables.enumerated() {
            guard candidates.number(of: candidate.name) != nil else {
                interesting.formUnion(touched[number])
                continue
            }
            tables.insert(candidate.name)
            guard folds[number].changes > 0, !cuts.unseen.contains(candidate.name) else { continue }
            // What was spilled once is all on the disk from now on: loading needs the memory.
            if !folds[number].table.runs.isEmpty { try folds[number].spill(to: try budget.scratch()) }
            total += folds[number].changes
            changed[candidate.name] = FoldedTable(
                keys: folds[number].keys, fold: folds[number].table,
                filter: try folds[number].table.filter(limit: budget.limit / 4 / spilled), digest: folds[number].digest,
                isEmptied: folds[number].isEmptied,
                nextNumber: candidate.nextNumber(folds[number]))
            folds[number] = Self.begin(candidate)
        }
        return FoldOutcome(
            tables: tables, changed: changed, cuts: cuts, reasons: candidates.reasons, segments: interesting,
            changes: total, spilled: budget.spilled)
    }

    private func report() {
        reporter.report(.counters(ProgressCounters(rows: changes, transactions: transactions)))
    }
}
