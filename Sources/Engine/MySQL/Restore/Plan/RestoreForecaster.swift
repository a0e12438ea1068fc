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
        let indexes = try await scope.indexes(base, plan)
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
        let eventBytes = indexes.reduce(0) { $0 + $1.rawBytes }
        let changes = indexes.reduce(UInt64(0)) { sum, index in
            index.tables.filter { selection.contains($0.table) }.reduce(sum) {
                $0 + $1.inserts + $1.updates + $1.deletes
            }
        }
        let objects = base.objects.filter { object in
            object.table.map(selection.isWanted) ?? selection.containsSchema(object.schema)
        }
        let names = tables.map(\.element.name)
        var forecast = RestoreForecast(
            plan: plan, flavour: base.flavour, serverVersion: base.serverVersion, settings: base.settings,
            resumes: earlier.state != nil, chunks: UInt64(work.count), chunkBytes: stored.values.reduce(0, +),
            rowBytes: rowBytes, rows: work.reduce(0) { $0 + $1.rows }, segments: UInt64(indexes.count),
            segmentBytes: try await segmentBytes(indexes), eventBytes: eventBytes, changes: changes,
            databases: Set(names.map { mapping.target($0).schema })
                .union(base.schemas.map(\.name).filter(selection.containsSchema).map { mapping.target(schema: $0) })
                .sorted(),
            tables: names.filter(selection.isWanted).map(mapping.target).sorted(),
            helpers: selection.helpers.map(mapping.target).sorted(), objects: UInt64(objects.count),
            accounts: selection.isWhole && options.accounts ? UInt64(base.accounts.count) : 0, replaced: [],
            renamed: ExistingMoves(), refusal: earlier.refusal,
            estimate: RestoreEstimate(
                rowBytes: rowBytes, tables: names.count, changes: changes, eventBytes: eventBytes,
                connections: options.threads))
        if let session, earlier.state == nil, forecast.refusal == nil {
            let made = Set(indexes.flatMap(\.ddl).flatMap(\.tables))
            try await look(at: session, &forecast, base, selection, mapping, made)
        }
        return forecast
    }

    private func segmentBytes(_ indexes: [SegmentIndex]) async throws -> UInt64 {
        guard let first = indexes.first, let last = indexes.last else { return 0 }
        return try await repository.logBytes(first.sequence...last.sequence)
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
