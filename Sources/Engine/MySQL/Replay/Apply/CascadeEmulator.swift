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
/// Rows of deeper levels are found through the rows between, which must be those of the instant of the event: a base
/// reads a table after those whose cascades reach it (`CascadeOrder`). Where it could not, because tables refer to each
/// other in a circle, such an event ends the restore: guessing would leave rows behind that the source deleted.
struct CascadeEmulator {
    private let context: ReplayContext
    private let session: ReplaySession
    private let retired: RetiredKeys

    /// InnoDB follows cascades to this depth.
    private static let depthLimit = 15

    init(_ context: ReplayContext, _ session: ReplaySession, _ retired: RetiredKeys) {
        self.context = context
        self.session = session
        self.retired = retired
    }

    /// The foreign keys over which a change of `parent` reaches tables that do not hold it yet, at whatever level.
    func keys(from parent: TableName, _ group: LogGroup) async throws -> [ForeignKey] {
        var found: [ForeignKey] = []
        for key in try await session.catalog.cascades(from: parent) {
            var seen: Set<TableName> = [parent]
            if try await reaches(key, group, &seen) { found.append(key) }
        }
        return found
    }

    private func reaches(_ key: ForeignKey, _ group: LogGroup, _ seen: inout Set<TableName>) async throws -> Bool {
        guard context.isInBase(target: key.child, group) else { return true }
        guard seen.insert(key.child).inserted else { return false }
        for next in try await session.catalog.cascades(from: key.child)
        where try await reaches(next, group, &seen) { return true }
        return false
    }

    /// Follows the deletions or updates that were decoded into `rows`.
    func follow(
        _ rows: DecodedRows, of parent: TargetTable, _ children: [ForeignKey], _ group: LogGroup
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
                    try await parentMoved(key, from: old, to: new, group, 1)
                } else {
                    try await parentDeleted(key, old, group, 1)
                }
            }
        }
    }

    private func parentDeleted(
        _ key: ForeignKey, _ values: KeyValues, _ group: LogGroup, _ depth: Int
    ) async throws {
        guard depth <= Self.depthLimit, let child = try await session.catalog.table(key.child) else { return }
        if context.isOpen(target: child.name, group) { retired.retire(values, of: key) }
        switch key.onDelete {
        case .none: return
        case .setNull: try await setNull(key, values, child, group)
        case .cascade:
            let deeper = try await deeper(than: child, group).filter { $0.onDelete != .none }
            guard !context.isInBase(target: child.name, group) else { return }
            var lost: [(ForeignKey, [KeyValues])] = []
            for next in deeper { lost.append((next, try await referenced(next, by: child, where: key, values))) }
            try await run("DELETE FROM \(child.name.quoted) WHERE \(condition(key, child))", [values], key, child)
            for (next, values) in lost {
                for value in values { try await parentDeleted(next, value, group, depth + 1) }
            }
        }
    }

    private func parentMoved(
        _ key: ForeignKey, from old: KeyValues, to new: KeyValues, _ group: LogGroup, _ depth: Int
    ) async throws {
        guard depth <= Self.depthLimit, let child = try await session.catalog.table(key.child) else { return }
        switch key.onUpdate {
        case .none: return
        case .setNull: try await setNull(key, old, child, group)
        case .cascade:
            // Keys of deeper tables that are made of the columns that change.
            let deeper = try await deeper(than: child, group).filter { $0.followsUpdates(of: key) }
            guard !context.isInBase(target: child.name, group) else { return }
            if context.isOpen(target: child.name, group) {
                if retired.contains(new, of: key) { throw RestoreFailure.ambiguousCascade(child.name, group) }
                retired.retire(old, of: key)
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
                    try await parentMoved(next, from: value, to: after, group, depth + 1)
                }
            }
        }
    }

    private func setNull(
        _ key: ForeignKey, _ values: KeyValues, _ child: TargetTable, _ group: LogGroup
    ) async throws {
        if let next = try await deeper(than: child, group).first(where: { $0.followsUpdates(of: key) }) {
            throw RestoreFailure.unknownCascade(next.child, through: child.name, group)
        }
        guard !context.isInBase(target: child.name, group) else { return }
        let nulls = key.childColumns.map { "\($0.quotedIdentifier) = NULL" }.joined(separator: ", ")
        try await run(
            "UPDATE \(child.name.quoted) SET \(nulls) WHERE \(condition(key, child))", [values], key, child)
    }

    /// The foreign keys of the next level whose tables do not hold the event yet.
    private func deeper(than child: TargetTable, _ group: LogGroup) async throws -> [ForeignKey] {
        let keys = try await session.catalog.cascades(from: child.name)
            .filter { !context.isInBase(target: $0.child, group) }
        if let first = keys.first, !context.isExact(target: child.name, group) {
            throw RestoreFailure.unknownCascade(first.child, through: child.name, group)
        }
        return keys
    }

    // MARK: Statements

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
