internal import CXXHash
internal import Core
internal import MySQLWire
internal import Repository

/// Executes the log's schema changes on the target, over a connection of their own, in the session they were made in.
///
/// A DDL commits by itself and cannot be in one transaction with the record of progress. So the record of what is about
/// to be done is written first, with a fingerprint of the tables' definitions: a later run sees by it whether the
/// statement was executed. Renames take a marker table of the bookkeeping with them in the same statement.
final class DDLApplier {
    private let context: ReplayContext
    private let session: TargetSession
    private let catalog: TargetCatalog
    private let bookkeeping: RestoreBookkeeping

    init(
        _ context: ReplayContext, _ session: TargetSession, _ catalog: TargetCatalog, _ bookkeeping: RestoreBookkeeping
    ) {
        self.context = context
        self.session = session
        self.catalog = catalog
        self.bookkeeping = bookkeeping
    }

    /// What a statement turned out to mean for the restore.
    struct Effect {
        /// Tables whose definition may have changed, by their names on the target.
        var changed: [TableName] = []
        /// The table that has no rows now, by its name on the target.
        var emptied: TableName?
        /// Names on the source.
        var dropped: [TableName] = []
        var renamed: [(from: TableName, to: TableName)] = []
        var droppedSchema: String?
    }

    /// Executes the statement as far as it concerns the restore.
    ///
    /// `commit` writes and commits what was done before, with the pending statement in the record.
    func apply(
        _ statement: DDLStatement, _ query: QueryEvent, of group: LogGroup, isConverged: Bool,
        pending: ReplayProgress.PendingStatement?, isView: (TableName) -> Bool,
        commit: (ReplayProgress.PendingStatement?) async throws -> Void
    ) async throws -> Effect {
        // Older than every table of the base.
        if context.base.low.covers(gtid: group.gtid, endingAt: group.endPosition) { return Effect() }
        // An earlier run was about to execute it, and may have: then the tables it names have other names by now.
        let resumed = pending?.at == group.start ? pending : nil
        let renamesViews = statement.kind == .renameTable && renames(statement, query).contains { isView($0.old) }
        if renamesViews {
            // Views are made at the end: on the target there is nothing to be renamed yet.
            guard renames(statement, query).allSatisfy({ isView($0.old) }) else {
                throw RestoreFailure.unknownStatement(query.text, group)
            }
            var effect = Effect()
            effect.renamed = renames(statement, query).map { (from: $0.old, to: $0.new) }
            return effect
        }
        guard var work = try await work(statement, query, group, isConverged, isPerhapsDone: resumed != nil) else {
            return Effect()
        }
        let marker = statement.kind == .renameTable ? try await bookkeeping.marker() : nil
        let before: String
        if let marker {
            before = marker
        } else {
            before = try await fingerprint(work.effect.changed) + rowsFingerprint(statement, query)
        }
        if let resumed {
            // The definitions are no longer those the earlier run saw before executing: it got this far.
            if resumed.fingerprint != before { return work.effect }
            guard let open = try await self.work(statement, query, group, isConverged, isPerhapsDone: false) else {
                return Effect()
            }
            work = open
        }
        try await commit(ReplayProgress.PendingStatement(at: group.start, fingerprint: before))
        var text = work.text
        if let marker { text += Array((", " + bookkeeping.markerRename(from: marker)).utf8) }
        try await execute(text, query, group)
        return work.effect
    }

    // MARK: What is to be done

    private struct Work {
        let text: [UInt8]
        let effect: Effect
    }

    /// The statement in the target's names, or nil where it does not concern the restore.
    ///
    /// With `isPerhapsDone`, tables that are not there under the names the statement finds them by are no error.
    private func work(
        _ statement: DDLStatement, _ query: QueryEvent, _ group: LogGroup, _ isConverged: Bool, isPerhapsDone: Bool
    ) async throws -> Work? {
        switch statement.kind {
        case .createDatabase, .alterDatabase: return schemaWork(statement, query)
        case .dropDatabase: return try await dropSchemaWork(statement, query, group)
        case .dropTable, .dropSequence: return try await dropWork(statement, query, group)
        case .renameTable: return try await renameWork(statement, query, group, isConverged, isPerhapsDone)
        default: return try await tableWork(statement, query, group, isConverged, isPerhapsDone)
        }
    }

    private func schemaWork(_ statement: DDLStatement, _ query: QueryEvent) -> Work? {
        let schema = statement.schema.flatMap { $0.isEmpty ? nil : $0 } ?? query.schema
        guard context.selection.containsSchema(schema), !SystemSchemas.contains(schema) else { return nil }
        var text = statement.rewritten(
            query.sql, defaultSchema: query.schema, table: context.mapping.target,
            schema: context.mapping.target(schema:))
        if statement.kind == .createDatabase, !statement.ifNotExists, !statement.orReplace {
            // The target may have it already, as a place for what is restored.
            let options = statement.schemaRange.map { Array(query.sql[$0.upperBound...]) } ?? []
            text =
                Array(
                    "CREATE DATABASE IF NOT EXISTS \(context.mapping.target(schema: schema).quotedIdentifier)".utf8)
                + options
        }
        return Work(text: text, effect: Effect())
    }

    /// The schema itself goes at the end of the restore, if nothing else is in it by then: the target may hold tables
    /// in it that are none of ours.
    private func dropSchemaWork(
        _ statement: DDLStatement, _ query: QueryEvent, _ group: LogGroup
    ) async throws -> Work? {
        guard let schema = statement.schema, !SystemSchemas.contains(schema) else { return nil }
        let tables = try await catalog.names(in: context.mapping.target(schema: schema)).filter {
            // A table that was read later was made again after this statement.
            isOurs(target: $0, source: schema) && !context.isInBase(target: $0, group)
        }
        var effect = Effect()
        effect.droppedSchema = schema
        effect.changed = tables
        let text =
            tables.isEmpty ? "DO 0" : "DROP TABLE IF EXISTS \(tables.map(\.quoted).joined(separator: ", "))"
        return Work(text: Array(text.utf8), effect: effect)
    }

    /// Whether a table of the target is one the restore made from this schema.
    private func isOurs(target: TableName, source schema: String) -> Bool {
        let plain = TableName(schema: schema, name: target.name)
        return context.mapping.target(plain) == target && context.selection.contains(plain)
    }

    private func dropWork(_ statement: DDLStatement, _ query: QueryEvent, _ group: LogGroup) async throws -> Work? {
        let tables = statement.tables.map { $0.resolved(in: query.schema) }.filter { concerns($0, group) }
        guard !tables.isEmpty else { return nil }
        var effect = Effect()
        effect.dropped = tables
        effect.changed = tables.map(context.mapping.target)
        let kind = statement.kind == .dropSequence ? "SEQUENCE" : "TABLE"
        let names = effect.changed.map(\.quoted).joined(separator: ", ")
        return Work(text: Array("DROP \(kind) IF EXISTS \(names)".utf8), effect: effect)
    }

    private func renameWork(
        _ statement: DDLStatement, _ query: QueryEvent, _ group: LogGroup, _ isConverged: Bool, _ isPerhapsDone: Bool
    ) async throws -> Work? {
        var effect = Effect()
        var pairs: [String] = []
        // Names that exist at this point of the statement: a swap goes over a name that exists only meanwhile.
        var made: Set<TableName> = []
        for (old, new) in renames(statement, query) {
            guard concerns(old, group) || concerns(new, group) else { continue }
            let from = context.mapping.target(old)
            let to = context.mapping.target(new)
            if !isPerhapsDone, !made.contains(from), try await catalog.table(from) == nil {
                guard isConverged || (concerns(old, group) && context.knowsAbsence) else { continue }
                throw RestoreFailure.missingTable(old, group)
            }
            made.insert(to)
            pairs.append("\(from.quoted) TO \(to.quoted)")
            effect.renamed.append((old, new))
            effect.changed += [from, to]
        }
        guard !pairs.isEmpty else { return nil }
        return Work(text: Array("RENAME TABLE \(pairs.joined(separator: ", "))".utf8), effect: effect)
    }

    /// The pairs of a RENAME TABLE, in order, by their names on the source.
    private func renames(_ statement: DDLStatement, _ query: QueryEvent) -> [(old: TableName, new: TableName)] {
        stride(from: 0, to: statement.tables.count - 1, by: 2).map {
            (statement.tables[$0].resolved(in: query.schema), statement.tables[$0 + 1].resolved(in: query.schema))
        }
    }

    private func tableWork(
        _ statement: DDLStatement, _ query: QueryEvent, _ group: LogGroup, _ isConverged: Bool, _ isPerhapsDone: Bool
    ) async throws -> Work? {
        guard let target = statement.tables.first?.resolved(in: query.schema) else {
            throw RestoreFailure.unknownStatement(query.text, group)
        }
        guard concerns(target, group) else { return nil }
        if statement.kind == .createTableSelect { throw RestoreFailure.statementRows(query.text, group) }
        if statement.changesRowsOutsideLog { throw RestoreFailure.outsideRows(target, group) }

        let creates = [.createTable, .createTableLike, .createSequence].contains(statement.kind)
        let needed = creates ? statement.tables.first { $0.role == .model }?.resolved(in: query.schema) : target
        if !isPerhapsDone, let needed, try await catalog.table(context.mapping.target(needed)) == nil {
            // Gone before the base listed it.
            if (!isConverged && !context.knowsAbsence) || statement.ifExists { return nil }
            throw RestoreFailure.missingTable(needed, group)
        }
        var effect = Effect()
        effect.changed = statement.tables.map { context.mapping.target($0.resolved(in: query.schema)) }
        if let new = statement.tables.first(where: { $0.role == .newName }) {
            effect.renamed = [(target, new.resolved(in: query.schema))]
        }
        if statement.orReplace { effect.dropped = [target] }
        let makes = [.createTable, .createTableLike].contains(statement.kind) && !statement.ifNotExists
        if makes || statement.kind == .truncateTable { effect.emptied = context.mapping.target(target) }
        let text = statement.rewritten(
            query.sql, defaultSchema: query.schema, table: context.mapping.target,
            schema: context.mapping.target(schema:))
        return Work(text: text, effect: effect)
    }

    /// Whether the statement is news for this table: it is restored, and its base is older than the statement.
    private func concerns(_ table: TableName, _ group: LogGroup) -> Bool {
        !SystemSchemas.contains(table.schema) && context.selection.contains(table) && !context.isInBase(table, group)
            && context.fold?.isFolded(table, group) != true
    }

    // MARK: Doing it

    private func execute(_ text: [UInt8], _ query: QueryEvent, _ group: LogGroup) async throws {
        for statement in query.sessionStatements(flavour: context.isMariaDB ? .mariadb : .mysql) {
            _ = try await session.attempt(statement)
        }
        // The log does not say that the source's session allowed this.
        if context.isMariaDB { _ = try await session.attempt("SET SESSION system_versioning_alter_history = 'KEEP'") }
        // Tables of one transaction of the source are made one after the other here, parents perhaps last.
        try await session.execute("SET SESSION foreign_key_checks = 0")
        let schema = context.mapping.target(schema: query.schema)
        if !schema.isEmpty { _ = try await session.attempt("USE \(schema.quotedIdentifier)") }
        do {
            try await session.connection.execute(bytes: text)
        } catch {
            // The source logged the statement although it failed there in the same way.
            if let code = error.serverCode, query.errorCode != 0, code == query.errorCode { return }
            let shown = String(decoding: text.prefix(200), as: UTF8.self)
            throw session.failure(error, doing: "“\(shown)” of \(ReplayContext.name(group))")
        }
    }

    /// Of the rows of the table that an EXCHANGE PARTITION names; empty for all other statements. Where partition and
    /// table hold the same rows, it does not matter whether they were exchanged.
    private func rowsFingerprint(_ statement: DDLStatement, _ query: QueryEvent) async throws -> String {
        guard statement.exchangesRows, let partner = statement.tables.first(where: { $0.role == .partner }) else {
            return ""
        }
        let session = bookkeeping.session.reading
        let name = context.mapping.target(partner.resolved(in: query.schema))
        guard let table = try await SchemaReader(session).table(name) else { return "" }
        return try await TableReader(session: session).digest(of: table).map { ";\($0)" } ?? ""
    }

    /// Of the definitions of these tables as they are now.
    private func fingerprint(_ tables: [TableName]) async throws -> String {
        var text: [UInt8] = []
        for table in tables {
            let definition = try await SchemaReader(bookkeeping.session.reading).createStatement(table)
            text += Array("\(table)=\(definition?.0 ?? "");".utf8)
        }
        let hash = text.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
        return "\(hash.high64)-\(hash.low64)"
    }
}
