internal import Core
internal import MySQLWire
internal import Repository

/// Does up to convergence what the engine of the source did on its own when a parent row changed: deletes, nulls or
/// renumbers the rows of child tables.
///
/// Those changes are not in the log, and the target's engine must not do them either: a parent row that is rewritten by
/// REPLACE would take its children along. A child table is changed only where the event is later than its own `low`;
/// before that its rows already show it. Repeating a deletion is harmless for the same reason as elsewhere: a child row
/// that exists later with the same parent key was written by a later event, which is replayed.
///
/// Rows of deeper levels are found through the rows between. Where those were read later and are gone already, the
/// deeper rows stay behind as orphans: their foreign keys are remembered, and `OrphanSweeper` looks after them at
/// convergence.
struct CascadeEmulator {
    private let context: ReplayContext
    private let session: ReplaySession
    private let retired = RetiredKeys()

    /// InnoDB follows cascades to this depth.
    private static let depthLimit = 15

    init(_ context: ReplayContext, _ session: ReplaySession) {
        self.context = context
        self.session = session
    }

    /// Follows the deletions or updates that were decoded into `rows`.
    func follow(
        _ rows: DecodedRows, of parent: TargetTable, _ children: [ForeignKey], _ group: LogGroup,
        progress: inout ReplayProgress
    ) async throws {
        for index in 0..<rows.count {
            guard let before = rows.before(index) else { continue }
            for key in children {
                guard let old = try KeyValues(rows.bytes, before, key.parentColumns, parent), !old.hasNull else {
                    continue
                }
                if let after = rows.after(index) {
                    guard let new = try KeyValues(rows.bytes, after, key.parentColumns, parent), new != old else {
                        continue
                    }
                    try await parentMoved(key, from: old, to: new, group, 1, &progress)
                } else {
                    try await parentDeleted(key, old, group, 1, &progress)
                }
            }
        }
    }

    private func parentDeleted(
        _ key: ForeignKey, _ values: KeyValues, _ group: LogGroup, _ depth: Int, _ progress: inout ReplayProgress
    ) async throws {
        guard depth <= Self.depthLimit, let child = try await session.catalog.table(key.child) else { return }
        if !context.isInBase(target: child.name, group) { retired.retire(values, of: key) }
        switch key.onDelete {
        case .none: return
        case .setNull:
            guard !context.isInBase(target: child.name, group) else { return }
            try await run(
                "UPDATE \(child.name.quoted) SET \(nulls(key)) WHERE \(condition(key, child))", [values], key, child)
        case .cascade:
            let deeper = try await session.catalog.cascades(from: child.name).filter { $0.onDelete != .none }
            for next in deeper { progress.suspects.insert(next.id) }
            guard !context.isInBase(target: child.name, group) else { return }
            var lost: [(ForeignKey, [KeyValues])] = []
            for next in deeper { lost.append((next, try await referenced(next, by: child, where: key, values))) }
            try await run("DELETE FROM \(child.name.quoted) WHERE \(condition(key, child))", [values], key, child)
            for (next, values) in lost {
                for value in values { try await parentDeleted(next, value, group, depth + 1, &progress) }
            }
        }
    }

    private func parentMoved(
        _ key: ForeignKey, from old: KeyValues, to new: KeyValues, _ group: LogGroup, _ depth: Int,
        _ progress: inout ReplayProgress
    ) async throws {
        guard depth <= Self.depthLimit, let child = try await session.catalog.table(key.child),
            !context.isInBase(target: child.name, group)
        else { return }
        switch key.onUpdate {
        case .none: return
        case .setNull:
            try await run(
                "UPDATE \(child.name.quoted) SET \(nulls(key)) WHERE \(condition(key, child))", [old], key, child)
        case .cascade:
            if retired.contains(new, of: key), context.isFuzzy(target: child.name, group) {
                throw RestoreFailure.ambiguousCascade(child.name, group)
            }
            retired.retire(old, of: key)
            // Keys of deeper tables that are made of the columns that change.
            let deeper = try await session.catalog.cascades(from: child.name).filter {
                $0.onUpdate != .none && !Set($0.parentColumns).isDisjoint(with: key.childColumns)
            }
            var moved: [(ForeignKey, [KeyValues])] = []
            for next in deeper { moved.append((next, try await referenced(next, by: child, where: key, old))) }
            let assignments = key.childColumns.map { "\($0.quotedIdentifier) = ?" }.joined(separator: ", ")
            // A row that is there already under its new key was read after the change: the old one is obsolete.
            try await run(
                "UPDATE IGNORE \(child.name.quoted) SET \(assignments) WHERE \(condition(key, child))", [new, old], key,
                child)
            try await run("DELETE FROM \(child.name.quoted) WHERE \(condition(key, child))", [old], key, child)
            for (next, values) in moved {
                for value in values {
                    let after = value.replacing(next.parentColumns, key.childColumns, by: new)
                    try await parentMoved(next, from: value, to: after, group, depth + 1, &progress)
                }
            }
        }
    }

    // MARK: Statements

    private func nulls(_ key: ForeignKey) -> String {
        key.childColumns.map { "\($0.quotedIdentifier) = NULL" }.joined(separator: ", ")
    }

    private func condition(_ key: ForeignKey, _ child: TargetTable) -> String {
        key.childColumns.compactMap { name in child.list.columns.first { $0.name == name } }.map(child.equality)
            .joined(separator: " AND ")
    }

    private func types(_ key: ForeignKey, _ child: TargetTable) -> [ParameterType] {
        key.childColumns.compactMap { name in child.list.columns.firstIndex { $0.name == name } }
            .map { child.list.codecs[$0].parameter }
    }

    private func run(_ sql: String, _ values: [KeyValues], _ key: ForeignKey, _ child: TargetTable) async throws {
        let types = types(key, child)
        // A foreign key over generated columns cannot cascade into them.
        guard types.count == key.childColumns.count else { return }
        try await session.checkForeignKeys(false)
        var parameters = StatementParameters(types: values.flatMap { _ in types })
        for value in values { value.append(to: &parameters) }
        let statement = try await session.store.statement(sql)
        do {
            try await session.target.connection.execute(statement, parameters)
        } catch {
            throw session.target.failure(error, doing: "a cascade to \(child.name)")
        }
    }

    /// The values that rows of the next level refer to, of the rows about to change.
    private func referenced(
        _ next: ForeignKey, by child: TargetTable, where key: ForeignKey, _ values: KeyValues
    ) async throws -> [KeyValues] {
        let places = next.parentColumns.compactMap { name in child.list.columns.firstIndex { $0.name == name } }
        let types = types(key, child)
        guard places.count == next.parentColumns.count, types.count == key.childColumns.count else { return [] }
        let columns = places.map { child.list.codecs[$0].expression }.joined(separator: ", ")
        let statement = try await session.store.statement(
            "SELECT DISTINCT \(columns) FROM \(child.name.quoted) AS t WHERE \(condition(key, child))")
        var parameters = StatementParameters(types: types)
        values.append(to: &parameters)
        let batch: RowBatch
        do {
            batch = try await session.target.connection.collect(statement, parameters)
        } catch {
            throw session.target.failure(error, doing: "a cascade from \(child.name)")
        }
        return try KeyValues.all(in: batch.framedRows, kinds: places.map { child.kinds[$0] }).filter { !$0.hasNull }
    }
}
