internal import Core
internal import MySQLWire
internal import Repository

/// Writes the row changes of the log to the target.
///
/// Up to the base's convergence the rows on the target are of no single instant: a change may already be in them, or
/// rows of a later time may be in its way. There every change is rewritten so that repeating it does no harm, and that
/// whatever was written last on the source is what remains:
///
/// * WRITE(a) becomes REPLACE(a). A row of a later time that it displaces over another unique key has an event of its
///   own further on, with its full image, which brings it back.
/// * DELETE(b) becomes DELETE by b's key; nothing there is fine.
/// * UPDATE(b→a) with the key unchanged becomes REPLACE(a), not UPDATE: the row may have been displaced before.
/// * UPDATE(b→a) with another key becomes DELETE by b's key and REPLACE(a), never UPDATE: the row may be in neither
///   chunk, when the chunk of the old key was read after and that of the new key before (gh-ost issue 519).
///
/// The argument: where replay and source differ about a row, that row was written by an event after this one and before
/// convergence; that event is replayed too, with a full image. Hence full images are a prerequisite.
///
/// Tables without a key were read in one snapshot with an exact position, and are replayed exactly from there. After
/// convergence everything is exact, and every statement must find as many rows as the source changed.
final class RowApplier {
    private let context: ReplayContext
    private let session: ReplaySession
    private let cascades: CascadeEmulator
    private let epochs: EpochFolds
    private var decoders: [TableName: (map: TableMap, decoder: RowsDecoder, ends: RowsDecoder?)] = [:]
    private var rows = DecodedRows()
    /// When the rows of a system-versioned table became history.
    private var ends = DecodedRows()

    init(
        _ context: ReplayContext, _ session: ReplaySession, _ retired: RetiredKeys, _ epochs: EpochFolds
    ) {
        self.context = context
        self.epochs = epochs
        self.session = session
        cascades = CascadeEmulator(context, session, retired)
    }

    func forgetAll() { decoders = [:] }

    /// Applies one event, or folds it; gives the number of changed rows it holds, 0 where it does not concern the restore.
    func apply(
        _ event: RowsEvent, _ item: LogEvent, of group: LogGroup, progress: inout ReplayProgress
    ) async throws -> (count: Int, isApplied: Bool) {
        let source = TableName(schema: event.table.schema, name: event.table.name)
        guard !SystemSchemas.contains(source.schema), source.schema != RestoreBookkeeping.schema,
            context.selection.contains(source), context.fold?.isFolded(source, group) != true
        else { return (0, false) }
        let isInBase = context.isInBase(source, group)
        guard let table = try await session.catalog.table(context.mapping.target(source)) else {
            // Dropped by the application before the base listed it.
            if isInBase || (!progress.isConverged && !context.knowsAbsence) { return (0, false) }
            throw RestoreFailure.missingTable(source, group)
        }
        let children =
            progress.isConverged || context.base.cascadesLogged || event.kind == .insert
            ? [] : try await cascades.keys(from: table.name, group)
        if isInBase, children.isEmpty { return (0, false) }
        guard table.hiddenColumns(in: event.table) != nil else {
            if let key = children.first { throw RestoreFailure.unknownCascade(key.child, through: table.name, group) }
            // A table that was altered and then read: what it did before is in its rows.
            if isInBase { return (0, false) }
            throw RestoreFailure.otherShape(source, group)
        }

        try decode(event, item, table, group)
        if progress.isConverged, try await epochs.takes(table, source, session.catalog) {
            progress.expected.follow(rows, of: table.name, base: progress.expected.digest(of: table.name))
            try epochs.fold(rows, of: table, group, &progress.epochs)
            return (rows.count, false)
        }
        try await session.begin()
        if !isInBase {
            let mode = Mode(table, isConverged: progress.isConverged)
            try await session.checkForeignKeys(needsForeignKeys(event, table, progress))
            try await write(table, mode, group)
            var before: TableDigest?
            if !mode.isIdempotent, !table.isSequence {
                before =
                    progress.expected.digest(of: table.name)
                    ?? context.exactDigest(of: source, isConverged: progress.isConverged)
            }
            progress.expected.follow(rows, of: table.name, base: before)
        }
        if !children.isEmpty {
            try await cascades.follow(rows, of: table, children, group)
        }
        return (rows.count, true)
    }

    /// Folds one event again that an earlier run has folded and not written.
    func refold(
        _ event: RowsEvent, _ item: LogEvent, of group: LogGroup, progress: inout ReplayProgress
    ) async throws {
        let name = context.mapping.target(TableName(schema: event.table.schema, name: event.table.name))
        guard let from = progress.epochs.open[name], from <= group.start,
            let table = try await session.catalog.table(name)
        else { return }
        guard table.hiddenColumns(in: event.table) != nil else { throw RestoreFailure.otherShape(name, group) }
        try decode(event, item, table, group)
        try epochs.fold(rows, of: table, group, &progress.epochs)
    }

    private enum Mode {
        case idempotent
        /// By key, each statement finding exactly one row.
        case exact
        /// The same by all columns.
        case whole

        var isIdempotent: Bool { if case .idempotent = self { true } else { false } }

        init(_ table: TargetTable, isConverged: Bool) {
            if table.key.isEmpty {
                self = .whole
            } else {
                // An engine without transactions may hold what the record of progress does not: repeat harmlessly.
                self = isConverged && table.isTransactional ? .exact : .idempotent
            }
        }
    }

    /// Cascades happen in the engine and are not in the log before MySQL 9.6 (bug 32506), nor in MariaDB's. After
    /// convergence the target's own engine repeats them, if it checks foreign keys as the source did. Elsewhere the
    /// source has checked already.
    private func needsForeignKeys(
        _ event: RowsEvent, _ table: TargetTable, _ progress: ReplayProgress
    ) async throws -> Bool {
        guard progress.isConverged, !context.base.cascadesLogged, event.kind != .insert,
            !event.flags.contains(.noForeignKeyChecks)
        else { return false }
        return try await !session.catalog.cascades(from: table.name).isEmpty
    }

    private func decode(_ event: RowsEvent, _ item: LogEvent, _ table: TargetTable, _ group: LogGroup) throws {
        do {
            var known = decoders[table.name]
            if known?.map !== event.table {
                known = (event.table, try table.decoder(event.table), try table.rowEndDecoder(event.table))
            }
            decoders[table.name] = nil
            guard var entry = known else { return }
            try item.withBytes {
                try entry.decoder.decode(event, in: $0, into: &rows)
                try entry.ends?.decode(event, in: $0, into: &ends)
            }
            if entry.ends != nil { rows.keepCurrent { !RowEnd.isOpen(ends.bytes[ends.rows[$0]]) } }
            guard entry.decoder.kinds == table.kinds else {
                throw RestoreFailure.otherShape(table.name, group)
            }
            decoders[table.name] = entry
        } catch let error as BinlogError {
            throw RestoreFailure.unreadableRows(table.name, group, error)
        }
        if rows.beforeIsPartial || rows.afterIsPartial { throw RestoreFailure.partialImage(table.name, group) }
    }

    private func write(_ table: TargetTable, _ mode: Mode, _ group: LogGroup) async throws {
        let writer = session.writer(table)
        switch rows.kind {
        case .insert:
            let all = (0..<rows.count).compactMap { rows.after($0) }
            if table.isSequence {
                // A sequence is one row, which INSERT replaces.
                try await writer.write("INSERT", all.suffix(1), of: rows.bytes)
            } else if case .idempotent = mode {
                try await writer.write("REPLACE", all[...], of: rows.bytes)
            } else {
                let written = try await writer.write("INSERT", all[...], of: rows.bytes)
                try require(written, all.count, table, group)
            }
        case .delete:
            for index in 0..<rows.count {
                guard let before = rows.before(index) else { continue }
                try await delete(before, table, writer, mode, group)
            }
        case .update:
            try await update(table, writer, mode, group)
        }
    }

    private func delete(
        _ row: Range<Int>, _ table: TargetTable, _ writer: TableWriter, _ mode: Mode, _ group: LogGroup
    ) async throws {
        switch mode {
        case .idempotent: _ = try await writer.delete(row, of: rows.bytes)
        case .exact: try require(try await writer.delete(row, of: rows.bytes), 1, table, group)
        case .whole: try require(try await writer.deleteWhole(row, of: rows.bytes), 1, table, group)
        }
    }

    private func update(_ table: TargetTable, _ writer: TableWriter, _ mode: Mode, _ group: LogGroup) async throws {
        // Rows whose keys stay are written together; a row that moves waits until those before it are written.
        var together: [Range<Int>] = []
        for index in 0..<rows.count {
            guard let before = rows.before(index) else { continue }
            guard let after = rows.after(index) else {
                // Its row became history, which is how MariaDB logs a deletion there.
                try await writer.write("REPLACE", together[...], of: rows.bytes)
                together = []
                try await delete(before, table, writer, mode, group)
                continue
            }
            switch mode {
            case .exact: try require(try await writer.update(before, to: after, of: rows.bytes), 1, table, group)
            case .whole: try require(try await writer.updateWhole(before, to: after, of: rows.bytes), 1, table, group)
            case .idempotent:
                if try !sameValues(table.key, before, after, table) {
                    try await writer.write("REPLACE", together[...], of: rows.bytes)
                    together = []
                    _ = try await writer.delete(before, of: rows.bytes)
                }
                together.append(after)
            }
        }
        try await writer.write("REPLACE", together[...], of: rows.bytes)
    }

    private func sameValues(
        _ columns: [Int], _ left: Range<Int>, _ right: Range<Int>, _ table: TargetTable
    ) throws -> Bool {
        try rows.bytes.withUnsafeBytes { bytes in
            let one = UnsafeRawBufferPointer(rebasing: bytes[left])
            let other = UnsafeRawBufferPointer(rebasing: bytes[right])
            let ownFields = try CanonicalRowCursor.fields(of: one, kinds: table.kinds)
            let otherFields = try CanonicalRowCursor.fields(of: other, kinds: table.kinds)
            return columns.allSatisfy {
                ownFields[$0].isNull == otherFields[$0].isNull
                    && one[ownFields[$0].encoded].elementsEqual(other[otherFields[$0].encoded])
            }
        }
    }

    private func require(_ affected: UInt64, _ expected: Int, _ table: TargetTable, _ group: LogGroup) throws {
        guard affected == UInt64(expected) else {
            throw RestoreFailure.otherRows(table.name, group, expected: expected, found: affected)
        }
    }
}
