internal import Core
internal import MySQLWire
internal import Repository

extension BaseReader {
    /// What opening a table led to.
    enum Opened {
        case gone(TableEntry)
        case done(TableEntry)
        case byRanges(OpenTable, RangePlanner)
    }

    /// Reads a table's shape and, where it is small or has no key, its rows as well.
    ///
    /// Order matters: the low watermark first, so that every change the rows lack is behind it; the shape next; then
    /// the rows; last the high watermark, which every change in the rows is at or before.
    ///
    /// - Parameters:
    ///   - after: the high watermark of the tables whose cascades reach this one; the low is to be behind it.
    ///   - snapshot: the rows must be of one instant, wherever that lies in the log.
    ///   - above: the tables whose cascades change the rows without a word in the log.
    func open(
        _ task: TableTask, id: Int, after: BinlogPosition?, snapshot: Bool, above: Set<TableName>
    ) async throws -> Opened {
        switch try await openAnywhere(task, id: id, after: after, snapshot: snapshot, above: above) {
        case .gone(let entry): return .gone(entry)
        case .done(var entry):
            entry.after = after
            return .done(entry)
        case .byRanges(let table, let planner): return .byRanges(table, planner)
        }
    }

    private func openAnywhere(
        _ task: TableTask, id: Int, after: BinlogPosition?, snapshot: Bool, above: Set<TableName>
    ) async throws -> Opened {
        let low =
            if let after { try await low(after: after) } else { try await low(fresh: task.needsFreshLow) }
        let definition = try await retrying("reading the definition of \(task.name)") { () -> TableDefinition? in
            let reader = SchemaReader(try await session)
            if let shape = task.shape { return try await reader.table(task.name, shape: shape) }
            return try await reader.table(task.name)
        }
        guard let definition else {
            return .gone(TableEntry(manifest: nil, low: low, high: try await high()))
        }
        let flavour = try await session.version.flavour
        // A row that a cascade gives another key could go from a range that is still to be read to one that was read, and
        // no log would bring it back.
        let isKeyRewritten = !above.isEmpty && definition.isKeyRewrittenByCascades
        let table = OpenTable(
            id: id, task: task, definition: definition, select: SelectList(definition, flavour: flavour),
            walk: isKeyRewritten ? nil : KeyWalk(definition, flavour: flavour), low: low,
            shapeLow: task.shapeLow ?? low, after: after, above: above)
        if definition.createStatement.hasPrefix("CREATE SEQUENCE") {
            guard let entry = try await readSequence(table) else {
                return .gone(TableEntry(manifest: nil, low: low, high: try await high()))
            }
            return .done(entry)
        }
        if definition.key == nil { return .done(try await readExactly(table)) }
        if snapshot || isKeyRewritten, definition.isTransactional, let entry = try await readExactlyIfCalm(table) {
            return .done(entry)
        }

        var planner = try await planner(table)
        guard planner.mode == .whole else { return .byRanges(table, planner) }
        let limit: UInt64 = table.walk == nil ? .max : context.limits.bytes * 3
        let rows = try await retrying("reading \(table.name)") {
            try await copyRows(table.wholeSQL, .none, of: table, stopAfterBytes: limit)?.stored()
        }
        guard let rows else {
            planner.switchToWalk(partitions: try await partitions(table.name))
            return .byRanges(table, planner)
        }
        return .done(try await entry(table, rows))
    }

    /// The finished table with its high watermark.
    func entry(_ table: OpenTable, _ rows: RangeResult) async throws -> TableEntry {
        let high = try await high()
        return TableEntry(
            manifest: table.manifest(rows, high: high), low: table.shapeLow, high: high, after: table.after)
    }

    /// MariaDB's sequences are tables of one row, which the log overwrites as a whole.
    private func readSequence(_ table: OpenTable) async throws -> TableEntry? {
        let read = try await retrying("reading the sequence \(table.name)") {
            try await SequenceReader(try await session).read(table.name)
        }
        guard let read else { return nil }
        let high = try await high()
        var manifest = table.manifest(RangeResult(), high: high)
        manifest.sequenceState = read.state
        manifest.key = nil
        return TableEntry(manifest: manifest, low: table.shapeLow, high: high)
    }

    private func planner(_ table: OpenTable) async throws -> RangePlanner {
        var listing = table.task.listing
        if listing == nil {
            listing = try await retrying("listing \(table.name.schema)") {
                try await SchemaReader(try await session).listing(of: table.name.schema)
            }.first { $0.name == table.name }
        }
        let rows = listing?.estimatedRows ?? 0
        var planner = RangePlanner(
            walk: table.walk, partitions: [], estimatedRows: rows, dataBytes: listing?.dataBytes ?? 0,
            limits: context.limits)
        guard planner.mode != .whole, let walk = table.walk else { return planner }
        let fences = table.earlier.map { RangeFence.of($0, kinds: walk.kinds, least: context.limits.bytes / 4) } ?? []
        if !fences.isEmpty {
            planner.reuse(fences, partitions: listing?.isPartitioned ?? false ? try await partitions(table.name) : [])
        } else if listing?.isPartitioned ?? false {
            planner.switchToWalk(partitions: try await partitions(table.name))
        } else if walk.isSingleInteger, let column = walk.columns.first,
            let ends = try await Boundaries(reader: self, walk: walk).ends(),
            let first = ends.first.integer(isUnsigned: column.isUnsigned),
            let last = ends.last.integer(isUnsigned: column.isUnsigned)
        {
            planner.useStride(first: first, last: last, estimatedRows: rows)
        }
        return planner
    }

    /// The names of a table's partitions, or subpartitions where it has them: each holds its rows in key order.
    private func partitions(_ table: TableName) async throws -> [String] {
        let result = try await retrying("reading the partitions of \(table)") {
            try await session.query(
                "SELECT COALESCE(SUBPARTITION_NAME, PARTITION_NAME) FROM information_schema.PARTITIONS WHERE"
                    + " TABLE_SCHEMA = \(table.schema.quotedLiteral) AND TABLE_NAME = \(table.name.quotedLiteral)"
                    + " AND PARTITION_NAME IS NOT NULL")
        }
        return result.rows.indices.compactMap { result.string($0, 0) }
    }
}
