internal import Core
internal import MySQLWire
internal import Repository

/// Applies the log to a target, from the oldest `low` of the base to the cut.
final class LogApplier {
    private let context: ReplayContext
    private let archive: any LogArchive
    private let segments: SegmentCache
    private let session: ReplaySession
    private let bookkeeping: RestoreBookkeeping
    private let retired: RetiredKeys
    private let rows: RowApplier
    private let epochs: EpochReplay
    private let ddl: DDLApplier
    private let reporter: any ProgressReporter
    private(set) var progress: ReplayProgress
    /// Where an earlier run got to; up to there only objects are followed.
    private let resumedAt: LogLocation?
    private(set) var objects: ObjectTimeline

    private var uncommittedGroups = 0
    private var uncommittedChanges = 0
    /// Transactions of the source whose changes were folded only: nothing of them is on the target.
    private var foldedGroups = 0

    /// A transaction of the target holds at most so many of the source, or so many rows.
    private static let groupLimit = 1_000
    private static let changeLimit = 20_000
    private static let foldedLimit = 10_000

    init(
        _ context: ReplayContext, _ archive: any LogArchive, rows rowSession: TargetSession,
        ddl ddlSession: TargetSession,
        progress: ReplayProgress, retired: RetiredKeys = RetiredKeys(), reporter: any ProgressReporter
    ) {
        self.context = context
        self.progress = progress
        self.reporter = reporter
        resumedAt = progress.done
        self.archive = archive
        segments = SegmentCache(archive)
        session = ReplaySession(rowSession)
        bookkeeping = RestoreBookkeeping(session: rowSession)
        self.retired = retired
        epochs = EpochReplay(context, session, bookkeeping)
        rows = RowApplier(context, session, retired, epochs.folds)
        ddl = DDLApplier(context, ddlSession, session.catalog, RestoreBookkeeping(session: rowSession))
        objects = ObjectTimeline(context.base, context.mapping)
    }

    func run() async throws {
        let first = try await archive.transactionStart(at: context.base.firstSegment, run: context.base.run)
        var scanner = LogScanner(
            segments, from: LogLocation(segment: first, offset: 0), through: context.cut.end.segment,
            run: context.base.run, choice: SegmentChoice(selection: context.selection, left: context.fold?.segments))
        while let group = try await scanner.next(), group.start < context.cut.end {
            try Task.checkCancellation()
            let passedOver = scanner.passedOver
            scanner.passedOver = 0
            if let resumedAt, group.end <= resumedAt {
                if group.isStandalone { try await followObjects(group) }
                let events = epochs.refolds(group, progress.epochs)
                if let events, !context.cut.leavesOut(group) { try await refold(events, as: group) }
                scanner.readsAll = epochs.waitsForBranch
                continue
            }
            try await apply(group)
            progress.transactions += passedOver
            scanner.readsAll = !progress.branches.isEmpty
            if uncommittedGroups >= Self.groupLimit || uncommittedChanges >= Self.changeLimit
                || foldedGroups >= Self.foldedLimit
            {
                try await commit()
            }
        }
        if !progress.isConverged { try await converge() }
        try await epochs.writeAll(&progress)
        try await commit()
        report()
    }

    // MARK: Transactions

    /// An earlier run has folded these changes, and not written them.
    private func refold(_ events: LogGroup, as group: LogGroup) async throws {
        var reader = LogGroupReader(segments, events)
        while let item = try await reader.next() {
            guard case .rows(let event) = item.event else { continue }
            try await rows.refold(event, item, of: group, progress: &progress)
        }
    }

    private func apply(_ group: LogGroup) async throws {
        if !progress.isConverged, !context.base.convergence.covers(gtid: group.gtid, endingAt: group.endPosition) {
            try await converge()
        }
        let isPassedOver = context.fold?.passesOver(group) ?? false
        let before = uncommittedChanges
        switch group.outcome {
        case _ where isPassedOver: break
        case _ where context.cut.leavesOut(group): try await leaveOut(group)
        case .committed: try await applyEvents(of: group, as: group)
        case .rolledBack, .alterAnnounced: break
        case .prepared(let xid):
            // Its rows are not visible to anyone before the branch is committed; the archive keeps them until then.
            progress.branches.append(
                ReplayProgress.OpenBranch(xid: xid.literal, start: group.start, end: group.end))
        case .completes(let xid, let commits):
            try await complete(xid, commits: commits, group)
        }
        progress.done = group.end
        progress.gtid = group.gtid ?? progress.gtid
        progress.commitTime = group.commitTime
        progress.transactions += 1
        // Segments that an earlier run passed over may lie before the statement it was about to execute.
        if let pending = progress.pending, pending.at <= group.start { progress.pending = nil }
        if uncommittedChanges > before { uncommittedGroups += 1 } else if !isPassedOver { foldedGroups += 1 }
    }

    /// What a transaction gave of a sequence's numbers is given all the same: later ones went on from there.
    private func leaveOut(_ group: LogGroup) async throws {
        if case .completes(let xid, _) = group.outcome { progress.branches.removeAll { $0.xid == xid.literal } }
        guard let skipped = context.cut.skipped?.first(where: { $0.start == group.start }) else { return }
        var reader = LogGroupReader(segments, skipped.events)
        while let item = try await reader.next() {
            guard case .rows(let event) = item.event, context.isSequence(event.table) else { continue }
            let changes = try await rows.apply(event, item, of: group, progress: &progress)
            progress.changes += UInt64(changes.count)
            if changes.isApplied { uncommittedChanges += changes.count }
        }
    }

    private func complete(_ xid: XAIdentifier, commits: Bool, _ group: LogGroup) async throws {
        guard let place = progress.branches.firstIndex(where: { $0.xid == xid.literal }) else {
            // Prepared before the log of this base begins: then its rows are in the base.
            let isInBase = context.base.tables.allSatisfy { context.isInBase($0.name, group) }
            guard commits, !isInBase else { return }
            if try await !isPassedOver(xid, before: group) { throw RestoreFailure.unknownBranch(xid, group) }
            return
        }
        let branch = progress.branches.remove(at: place)
        guard commits else { return }
        let events = LogGroup(
            gtid: group.gtid, outcome: .committed, start: branch.start, end: branch.end,
            endPosition: group.endPosition, commitTime: group.commitTime, isStandalone: false)
        try await applyEvents(of: events, as: group)
    }

    /// Whether the branch was prepared in a segment that was not read, because it names none of the restored tables.
    private func isPassedOver(_ xid: XAIdentifier, before group: LogGroup) async throws -> Bool {
        let first = try await archive.transactionStart(at: context.base.firstSegment, run: context.base.run)
        var scanner = LogScanner(
            SegmentCache(archive), from: LogLocation(segment: first, offset: 0), through: group.start.segment,
            run: context.base.run)
        while let other = try await scanner.next(), other.start < group.start {
            if case .prepared(let prepared) = other.outcome, prepared.literal == xid.literal { return true }
        }
        return false
    }

    /// Applies the events of one place of the archive as part of the transaction `group`.
    private func applyEvents(of events: LogGroup, as group: LogGroup) async throws {
        var reader = LogGroupReader(segments, events)
        while let item = try await reader.next() {
            switch item.event {
            case .rows(let event):
                let changes = try await rows.apply(event, item, of: group, progress: &progress)
                progress.changes += UInt64(changes.count)
                if changes.isApplied { uncommittedChanges += changes.count }
            case .query(let query):
                try await apply(query, group)
            case .partialUpdateRows(let event):
                let table = TableName(schema: event.table.schema, name: event.table.name)
                if context.selection.contains(table), !context.isInBase(table, group) {
                    throw RestoreFailure.partialImage(table, group)
                }
            case .incident(let incident):
                if !context.base.low.covers(gtid: group.gtid, endingAt: group.endPosition) {
                    throw RestoreFailure.incident(incident.message, group)
                }
            case .executeLoadQuery(let load):
                try refuseStatementRows(load.query, group)
            default: break
            }
        }
    }

    // MARK: Statements

    private func apply(_ query: QueryEvent, _ group: LogGroup) async throws {
        if query.isBegin || query.isCommit { return }
        let statement = context.parse(query)
        switch statement.kind {
        case .transaction(let verb): try await apply(verb, query)
        case .empty, .maintenance, .temporary, .server: break
        case .rowChange: try refuseStatementRows(query, group)
        case .unknown:
            if !context.base.low.covers(gtid: group.gtid, endingAt: group.endPosition) {
                throw RestoreFailure.unknownStatement(query.text, group)
            }
        case .object, .account:
            record(statement, query, group)
        default:
            try await epochs.settle(statement, query, &progress)
            let effect = try await ddl.apply(
                statement, query, of: group, isConverged: progress.isConverged, pending: progress.pending,
                isView: objects.isView
            ) { pending in
                progress.pending = pending
                // The record must be there although no row was changed.
                try await session.begin()
                try await commit()
            }
            session.forget(effect.changed)
            progress.expected.forget(effect.changed)
            if progress.isConverged, query.errorCode == 0, let made = effect.emptied { progress.expected.begin(made) }
            rows.forgetAll()
            epochs.folds.forgetDefinitions()
            follow(effect)
        }
    }

    /// Savepoints are in the log when what follows them was partly taken back.
    private func apply(_ verb: StatementKind.TransactionVerb, _ query: QueryEvent) async throws {
        switch verb {
        case .savepoint, .rollbackToSavepoint, .releaseSavepoint:
            if verb == .rollbackToSavepoint { progress.expected.forgetAll() }
            try await session.begin()
            do {
                try await session.target.connection.execute(bytes: query.sql)
            } catch {
                throw session.target.failure(error, doing: query.text)
            }
        default: break
        }
    }

    private func refuseStatementRows(_ query: QueryEvent, _ group: LogGroup) throws {
        if SystemSchemas.contains(query.schema) { return }
        if context.base.low.covers(gtid: group.gtid, endingAt: group.endPosition) { return }
        throw RestoreFailure.statementRows(query.text, group)
    }

    private func record(_ statement: DDLStatement, _ query: QueryEvent, _ group: LogGroup) {
        guard !context.base.objectsLow.covers(gtid: group.gtid, endingAt: group.endPosition) else { return }
        objects.record(statement, query, flavour: context.isMariaDB ? .mariadb : .mysql)
    }

    private func follow(_ effect: DDLApplier.Effect) {
        for table in effect.dropped { objects.tableDropped(table) }
        for (old, new) in effect.renamed { objects.tableRenamed(old, to: new) }
        if let schema = effect.droppedSchema {
            objects.schemaDropped(schema)
            progress.droppedSchemas.insert(schema)
        }
    }

    /// A statement an earlier run has executed: what it means for objects is found out again.
    private func followObjects(_ group: LogGroup) async throws {
        var reader = LogGroupReader(segments, group)
        while let item = try await reader.next() {
            guard case .query(let query) = item.event else { continue }
            let statement = context.parse(query)
            if statement.kind.isObjectDDL {
                record(statement, query, group)
                continue
            }
            guard !context.base.objectsLow.covers(gtid: group.gtid, endingAt: group.endPosition) else { continue }
            let names = statement.tables.map { $0.resolved(in: query.schema) }
            switch statement.kind {
            case .dropTable: for name in names { objects.tableDropped(name) }
            case .dropDatabase: if let schema = statement.schema { objects.schemaDropped(schema) }
            case .renameTable:
                for place in stride(from: 0, to: names.count - 1, by: 2) {
                    objects.tableRenamed(names[place], to: names[place + 1])
                }
            case .alterTable:
                if let new = statement.tables.first(where: { $0.role == .newName }), let old = names.first {
                    objects.tableRenamed(old, to: new.resolved(in: query.schema))
                }
            default: break
            }
        }
    }

    // MARK: Progress

    /// From here on the rows are those of one instant, and the log is applied exactly.
    private func converge() async throws {
        progress.isConverged = true
        retired.forget()
        try await session.begin()
        try await commit()
    }

    private func commit() async throws {
        try await session.begin()
        try await bookkeeping.save(progress)
        try await bookkeeping.save(retired.unsaved)
        try await session.commit()
        retired.saved()
        uncommittedGroups = 0
        uncommittedChanges = 0
        foldedGroups = 0
        report()
    }

    private func report() {
        reporter.report(
            .counters(
                ProgressCounters(
                    rows: progress.changes, transactions: progress.transactions,
                    item: progress.commitTime?.description)))
    }
}

extension SQLDialect.CharacterSet {
    /// What a client's collation number means for the bytes of its statements.
    static func of(collation: UInt16?) -> SQLDialect.CharacterSet {
        switch collation {
        // latin1 in its collations.
        case 5, 8, 15, 31, 47, 48, 49, 94: .latin1
        // big5, sjis, gbk, cp932, gb18030
        case 1, 84, 13, 88, 28, 87, 95, 96, 248, 249, 250: .doubleByte
        default: .utf8
        }
    }
}
