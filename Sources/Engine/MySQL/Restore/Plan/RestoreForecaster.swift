package import Core
internal import MySQLWire
package import Repository

/// Finds out what a restore would do. Nothing is written, neither to the repository nor to the target.
package struct RestoreForecaster: Sendable {
    let repository: InstanceRepository
    let options: RestoreOptions
    let clock: any TidemarkClock

    package init(
        repository: InstanceRepository, options: RestoreOptions, clock: any TidemarkClock = SystemClock()
    ) {
        self.repository = repository
        self.options = options
        self.clock = clock
    }

    /// - Parameter target: looked at for what is in the way; nil for one that does not exist yet.
    /// - Throws: what the restore would throw before it looks at the target; what it would throw then is in `refusal`.
    package func forecast(target: ServerAccess?) async throws -> RestoreForecast {
        guard let target else { return try await forecast(nil) }
        let session = try await TargetSession.open(target)
        do {
            let forecast = try await forecast(session)
            await session.close()
            return forecast
        } catch {
            await session.close()
            throw error
        }
    }

    private func forecast(_ session: TargetSession?) async throws -> RestoreForecast {
        let mapping = try NameMapping(options.renames)
        let earlier = try await earlierState(session)
        let (plan, base) =
            if let state = earlier.state { (state.plan, try await repository.base(state.plan.base)) } else {
                try await RestorePlanner(repository: repository, options: options, clock: clock).plan()
            }
        let scope = RestoreScope(repository: repository, options: options)
        let selection = try await scope.selection(base, plan)
        try scope.requireContent(selection, base)
        let log = try await LogMeasure(scope, base, plan, selection)
        let tables = base.tables.enumerated().filter { selection.contains($0.element.name) }

        var loaded: Set<ChunkPlace> = []
        if earlier.state != nil, let session {
            loaded = try await RestoreBookkeeping(session: session).loadedChunks()
        }
        let work = tables.flatMap { number, table in
            table.chunks.enumerated().filter {
                $0.element.rows > 0 && !loaded.contains(ChunkPlace(table: number, chunk: $0.offset))
            }
            .map(\.element)
        }
        let stored = Dictionary(work.map { ($0.id, $0.storedBytes) }, uniquingKeysWith: { first, _ in first })
        let rowBytes = work.reduce(0) { $0 + $1.rawBytes }
        let objects = base.objects.filter { object in
            object.table.map(selection.isWanted) ?? selection.containsSchema(object.schema)
        }
        let names = tables.map(\.element.name)
        var forecast = RestoreForecast(
            plan: plan, flavour: base.flavour, serverVersion: base.serverVersion, settings: base.settings,
            resumes: earlier.state != nil, chunks: UInt64(work.count), chunkBytes: stored.values.reduce(0, +),
            rowBytes: rowBytes, rows: work.reduce(0) { $0 + $1.rows }, segments: log.segments,
            segmentBytes: try await segmentBytes(log), eventBytes: log.eventBytes, changes: log.changes,
            databases: Set(names.map { mapping.target($0).schema })
                .union(base.schemas.map(\.name).filter(selection.containsSchema).map { mapping.target(schema: $0) })
                .sorted(),
            tables: names.filter(selection.isWanted).map(mapping.target).sorted(),
            helpers: selection.helpers.map(mapping.target).sorted(), objects: UInt64(objects.count),
            accounts: selection.isWhole && options.accounts ? UInt64(base.accounts.count) : 0, replaced: [],
            renamed: ExistingMoves(), refusal: earlier.refusal,
            estimate: RestoreEstimate(
                Self.measure(tables.map(\.element), rows: work.reduce(0) { $0 + $1.rows }, rowBytes, log),
                flavour: base.flavour, connections: options.threads,
                folds: options.replay == .fold))
        if let session, earlier.state == nil, forecast.refusal == nil {
            try await look(at: session, &forecast, base, selection, mapping, log.made)
        }
        if earlier.state == nil, forecast.refusal == nil {
            var check = SkipCheck(
                ReplayContext(base: base, selection: selection, mapping: mapping, cut: plan.cut), repository, scope)
            do {
                try await check.run()
            } catch let error as TidemarkError where error.code.group == "restore" {
                forecast.refusal = error
            }
        }
        return forecast
    }

    /// - Parameters:
    ///   - rows: still to be loaded, and their bytes.
    private static func measure(
        _ tables: [TableManifest], rows: UInt64, _ rowBytes: UInt64, _ log: LogMeasure
    ) -> RestoreEstimate.Work {
        var work = RestoreEstimate.Work()
        work.tables = tables.count
        work.rows = rows
        work.rowBytes = rowBytes
        for table in tables {
            work.indexEntries += table.rows * UInt64(RestoreEstimate.indexes(in: table.createStatement))
        }
        work.changes = log.changes
        work.eventBytes = log.eventBytes
        return work
    }

    private func segmentBytes(_ log: LogMeasure) async throws -> UInt64 {
        guard let sequences = log.sequences else { return 0 }
        return try await repository.logBytes(sequences)
    }

    // MARK: The target

    private func earlierState(
        _ session: TargetSession?
    ) async throws -> (state: RestoreBookkeeping.State?, refusal: TidemarkError?) {
        guard let session, let state = try await RestoreBookkeeping(session: session).load() else { return (nil, nil) }
        if state.plan.instance == (try await repository.record.id), state.plan.request == options.request {
            return (state, nil)
        }
        guard options.existing != .replace else { return (nil, nil) }
        return (nil, RestoreRun.busy(state))
    }

    /// The same looks as the restore's own, without what it changes.
    private func look(
        at session: TargetSession, _ forecast: inout RestoreForecast, _ base: BaseManifest,
        _ selection: RestoreSelection, _ mapping: NameMapping, _ made: Set<TableName>
    ) async throws {
        let check = TargetCheck(session: session, base: base, selection: selection, mapping: mapping)
        do {
            try await check.requireFit(mends: false)
            let others = try await check.occupiedByOthers()
            guard others.isEmpty else { throw TargetCheck.helperRefusal(others, session.access.address) }
            switch options.existing {
            case .refuse:
                let found = try await check.occupied(made: made)
                guard found.isEmpty else { throw TargetCheck.refusal(found, session.access.address) }
            case .replace:
                forecast.replaced = try await check.occupied(made: made)
            case .renameOld:
                forecast.renamed = try await ExistingMover(
                    session: session, base: base, selection: selection, mapping: mapping, made: made, now: clock.now()
                ).plan()
            }
        } catch let error as TidemarkError where error.code.group == "target" {
            forecast.refusal = error
        }
    }
}
