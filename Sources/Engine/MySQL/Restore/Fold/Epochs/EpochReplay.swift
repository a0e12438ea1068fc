internal import Core
internal import MySQLWire
internal import Repository

/// Decides for the replay which changes are folded, and when what was folded is written.
final class EpochReplay {
    private let context: ReplayContext
    private let session: ReplaySession
    private let bookkeeping: RestoreBookkeeping
    let folds: EpochFolds
    private var branches: [String: LogGroup] = [:]

    init(_ context: ReplayContext, _ session: ReplaySession, _ bookkeeping: RestoreBookkeeping) {
        self.context = context
        self.session = session
        self.bookkeeping = bookkeeping
        folds = EpochFolds(context)
    }

    // MARK: Statements

    /// Before a statement of the log is executed: what the tables it names hold is brought there, or forgotten where the
    /// statement removes it.
    func settle(_ statement: DDLStatement, _ query: QueryEvent, _ progress: inout ReplayProgress) async throws {
        guard !folds.names.isEmpty else { return }
        func target(_ reference: TableReference) -> TableName {
            context.mapping.target(reference.resolved(in: query.schema))
        }
        let targets = statement.tables.filter { $0.role != .model }.map(target)
        // A table that is there is left as it is.
        if statement.ifNotExists, statement.kind == .createTable || statement.kind == .createTableLike,
            let first = targets.first, folds.holds(first)
        {
            return
        }
        var named = Set(targets + statement.parents.map(target))
        if statement.kind == .dropDatabase {
            let schema = context.mapping.target(schema: statement.schema ?? "")
            named.formUnion(folds.names.filter { $0.schema == schema })
        }
        let removes = (statement.kind == .dropTable || statement.kind == .truncateTable) && query.errorCode == 0
        for table in named.sorted() where folds.holds(table) {
            if removes, targets.contains(table) {
                _ = folds.take(table)
                progress.epochs.open[table] = nil
            } else {
                try await write(table, &progress)
            }
        }
    }

    /// Brings all that was folded to the target.
    func writeAll(_ progress: inout ReplayProgress) async throws {
        for table in folds.names { try await write(table, &progress) }
    }

    private func write(_ name: TableName, _ progress: inout ReplayProgress) async throws {
        guard let table = try await session.catalog.table(name), let fold = folds.take(name) else {
            throw TidemarkError(
                .restoreDiverged, "The table \(name) has vanished from the target.",
                hint: "Drop the schema \(RestoreBookkeeping.schema) and begin the restore anew.")
        }
        let writer = EpochWriter(session, table, fold)
        let earlier = progress.epochs.writing.flatMap { $0.table == name ? $0 : nil }
        var record = progress
        // What was applied before it, so that a statement that commits by itself commits nothing without its record.
        try await save(record)
        try await writer.write(from: earlier) { place in
            record.epochs.writing = place
            try await save(record)
        }
        record.epochs.writing = nil
        record.epochs.open[name] = nil
        try await save(record)
        progress = record
    }

    private func save(_ progress: ReplayProgress) async throws {
        try await session.begin()
        try await bookkeeping.save(progress)
        try await session.commit()
    }

    // MARK: Continuing

    /// Whether a branch was met whose end is yet to come.
    var waitsForBranch: Bool { !branches.isEmpty }

    /// The transaction whose events an earlier run has folded, where what it folded may not be on the target: the group
    /// itself, or the branch it ends.
    func refolds(_ group: LogGroup, _ record: EpochRecord) -> LogGroup? {
        switch group.outcome {
        case .committed:
            guard record.open.values.contains(where: { $0 <= group.start }) else { return nil }
            return group
        case .prepared(let xid):
            if !record.open.isEmpty { branches[xid.literal] = group }
            return nil
        case .completes(let xid, let commits):
            guard let branch = branches.removeValue(forKey: xid.literal), commits else { return nil }
            return branch
        case .rolledBack, .alterAnnounced: return nil
        }
    }
}
