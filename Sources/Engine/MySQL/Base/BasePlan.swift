internal import Core
internal import MySQLWire
internal import Repository

/// What a base will hold: the tables to read, those an interrupted base has read already, and the manifest's beginning.
struct BasePlan {
    struct Expected {
        var tables: UInt64 = 0
        var rows: UInt64 = 0
        var bytes: UInt64 = 0
    }

    let selection: BaseSelection
    let reconciler: DDLReconciler
    let ledger: BaseLedger
    let tasks: [TableTask]
    let order: CascadeOrder
    let draft: BaseManifest
    let expected: Expected

    static func make(
        _ context: BaseContext, _ session: SourceSession, _ positions: PositionReader, _ archive: ArchiveFollower,
        low: LogPosition
    ) async throws -> BasePlan {
        let options = context.options
        let selection = BaseSelection(include: options.include, exclude: options.exclude)
        let settings = try await ServerSettings.read(session)
        let folding = NameFolding(lowerCaseTableNames: settings["lower_case_table_names"])
        let reader = SchemaReader(session)
        let listing = try await reader.listing().filter { $0.kind != .view && selection.selects($0.name) }
        var shapes: [TableName: TableShape] = [:]
        for schema in Set(listing.map(\.name.schema)).sorted() {
            for (name, shape) in try await reader.shapes(of: schema) {
                shapes[TableName(schema: schema, name: name)] = shape
            }
        }
        let cascadesLogged = ServerSettings.cascadesLogged(settings, session)
        let edges = cascadesLogged ? [] : try await CascadeReader(session: session).edges()
        try requireParents(edges, selection)
        let order = CascadeOrder(edges, folding: folding)
        // From here on, names that are not in the list count as absent between the two.
        let high = try await positions.high()

        let now = context.clock.now()
        let sourceTime = try await SourceProbe.now(session)
        var draft = BaseManifest(
            id: BaseManifest.newID(at: now), instance: context.instance.id, state: .pending, startedAt: now,
            flavour: context.identity.flavour, serverVersion: context.identity.version, source: context.identity,
            settings: settings, cascadesLogged: cascadesLogged, low: low,
            convergence: low, convergenceTime: sourceTime, run: await archive.run ?? "",
            firstSegment: await archive.firstSegment(for: low) ?? 0, convergenceSegment: 0, objectsLow: low,
            include: options.include, exclude: options.exclude)

        draft.notes += order.circles.map(circleNote)
        var kept = try await Continuation.find(draft, context, archive)
        try await announce(draft, &kept, context)
        var entries: [TableName: TableEntry] = [:]
        var listingLow = low
        if let kept {
            draft.id = kept.id
            draft.startedAt = kept.startedAt
            draft.low = kept.low
            draft.firstSegment = kept.firstSegment
            draft.notes.append("Continued after an interruption.")
            listingLow = low
            let listed = Set(listing.map { folding.key($0.name) })
            for table in kept.tables where listed.contains(folding.key(table.name)) {
                guard let high = table.high.file else { continue }
                // Which low its shape was read under is not kept: the oldest is true of all.
                entries[folding.key(table.name)] = TableEntry(manifest: table, low: kept.low, high: high)
            }
        }
        let earlier = try await EarlierBase.newest(context)
        if let note = earlier.note { draft.notes.append(note) }
        var expected = Expected()
        var tasks: [TableTask] = []
        for item in listing.sorted(by: { $0.dataBytes > $1.dataBytes }) {
            expected.tables += 1
            expected.rows += item.estimatedRows
            expected.bytes += item.dataBytes
            guard entries[folding.key(item.name)] == nil else { continue }
            tasks.append(
                TableTask(listing: item, shape: shapes[item.name], shapeLow: low, earlier: earlier.tables[item.name]))
        }
        return BasePlan(
            selection: selection,
            reconciler: DDLReconciler(
                folding: folding, include: options.include, exclude: options.exclude, listingLow: listingLow,
                listingHigh: high),
            ledger: BaseLedger(folding: folding, entries: entries), tasks: tasks,
            order: order, draft: draft, expected: expected)
    }

    /// Makes the base known before a chunk is used again, and forgets tables of an interrupted one whose chunks are gone.
    private static func announce(
        _ draft: BaseManifest, _ kept: inout BaseManifest?, _ context: BaseContext
    ) async throws {
        let missing = try await context.instance.announce(kept ?? draft, clock: context.clock)
        kept?.tables.removeAll { table in table.chunks.contains { missing.contains($0.id) } }
    }

    /// A child table without its parent could not be restored: the rows that go with a parent's are not in the log.
    private static func requireParents(_ edges: Set<CascadeEdge>, _ selection: BaseSelection) throws {
        let broken = edges.filter { selection.selects($0.child) && !selection.selects($0.parent) }
        guard let edge = broken.min(by: { ($0.child, $0.parent) < ($1.child, $1.parent) }) else { return }
        throw TidemarkError(
            .checkUnmet,
            "\(edge.child) is part of the base, but \(edge.parent) is not, whose changes cascade to it without a trace in the log.",
            hint: "Include \(edge.parent) too, or leave \(edge.child) out with --exclude.")
    }

    private static func circleNote(_ tables: [TableName]) -> String {
        "Foreign keys with cascades form a circle (\(tables.map(\.description).joined(separator: ", "))): a restore stops with"
            + " restore.ambiguous where one of them cascaded while the base was read."
    }
}
