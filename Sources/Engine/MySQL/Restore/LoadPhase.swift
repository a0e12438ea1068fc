internal import Core
internal import MySQLWire
internal import Repository

/// Makes the base's tables on the target and loads their rows.
struct LoadPhase {
    let run: RestoreRun
    let base: BaseManifest
    let selection: RestoreSelection
    let mapping: NameMapping
    /// What the log was folded to; nil where it is replayed.
    let fold: FoldOutcome?
    private let deferral: IndexDeferral

    init(
        _ run: RestoreRun, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping,
        _ fold: FoldOutcome?, _ plan: RestorePlan
    ) {
        deferral = IndexDeferral(
            base, mapping, folded: fold?.tables ?? [], minimumRows: plan.deferIndexesFrom ?? .max)
        self.fold = fold
        self.run = run
        self.base = base
        self.selection = selection
        self.mapping = mapping
    }

    /// The base's tables that are restored, with their numbers in the base.
    private var tables: [(number: Int, table: TableManifest)] {
        base.tables.enumerated().filter { selection.contains($0.element.name) }.map { ($0.offset, $0.element) }
    }

    private var creator: TableCreator {
        TableCreator(session: run.control, base: base, selection: selection, mapping: mapping, deferral: deferral)
    }

    func createTables() async throws {
        run.job.progress.report(.phase(.load))
        let creator = creator
        try await creator.createSchemas()
        for (_, table) in tables {
            try Task.checkCancellation()
            try await creator.create(table)
        }
        try await run.bookkeeping.enter(.load)
    }

    func load(_ report: inout RestoreReport) async throws {
        run.job.progress.report(.phase(.load))
        let catalog = TargetCatalog(run.control)
        let loaded = try await run.bookkeeping.loadedChunks()
        let creator = creator
        var loads: [TableLoad] = []
        var foreignKeys: [IndexBuilder.Work] = []
        var folded: [FoldLoader.Work] = []
        var expected: [TableName: LoadProof.Expectation] = [:]
        for (number, table) in tables where !table.createStatement.hasPrefix("CREATE SEQUENCE") {
            guard let target = try await catalog.table(mapping.target(table.name)) else {
                throw TidemarkError(
                    .restoreDiverged, "The table \(mapping.target(table.name)) has vanished from the target.",
                    hint: "Drop the schema \(RestoreBookkeeping.schema) and begin the restore anew.")
            }
            // The log drops it, as it is.
            if fold?.tables.contains(table.name) == true, fold?.cuts.unseen.contains(table.name) == true { continue }
            let isFuzzy = deferral.isFuzzy(table) && !target.key.isEmpty
            let merger = try merger(table, target)
            var load = TableLoad(name: target.name, bytes: table.rawBytes)
            let missing = Self.missing(creator.split(table).deferred, in: target)
            let later = missing.filter { $0.kind != .foreignKey }
            if !later.isEmpty {
                load.indexes = IndexBuilder.Work(table: target.name, indexes: later, rows: table.rows)
            }
            if later.count < missing.count {
                foreignKeys.append(
                    IndexBuilder.Work(
                        table: target.name, indexes: missing.filter { $0.kind == .foreignKey }, rows: table.rows))
            }
            if let merger {
                let work = FoldLoader.Work(merger: merger, target: target)
                folded.append(work)
                load.changed = FoldRows(work)
                load.changedStreams = min(run.job.options.threads, FoldRows.streams(work))
                // A TRUNCATE of the log also set the next AUTO_INCREMENT.
                if report.resumed || merger.table.isEmptied { try await run.bookkeeping.empty(target.name, number) }
            }
            if merger?.table.isEmptied != true {
                for (place, chunk) in table.chunks.enumerated() where chunk.rows > 0 {
                    let place = ChunkPlace(table: number, chunk: place)
                    guard merger != nil || !loaded.contains(place) else { continue }
                    load.chunks.append(
                        ChunkLoader.Work(
                            place: place, chunk: chunk, table: target, verb: isFuzzy ? "REPLACE" : "INSERT",
                            merger: merger))
                }
                expected[target.name] = LoadProof.Expectation(
                    digest: table.digest, mayHaveFewer: isFuzzy && target.hasOtherUniqueKeys)
            }
            loads.append(load)
        }
        let counter = LoadCounter(
            run.job.progress, tables: loads, rows: tables.reduce(0) { $0 + $1.table.rows },
            bytes: tables.reduce(0) { $0 + $1.table.rawBytes })
        report.rows += try await TableLoader(
            repository: run.job.repository, access: run.job.target, threads: run.job.options.threads, counter: counter
        ).load(loads)
        for work in foreignKeys { try await IndexBuilder(session: run.control).build(work) }
        report.tables = UInt64(tables.count)
        for item in folded {
            expected[item.target.name] = try await expectation(item)
            guard let number = item.merger.table.nextNumber else { continue }
            try await run.control.execute("ALTER TABLE \(item.target.name.quoted) AUTO_INCREMENT = \(number)")
        }

        run.job.progress.report(.phase(.prove))
        report.digests = try await LoadProof(
            access: run.job.target, threads: run.job.options.threads, reporter: run.job.progress
        ).prove(expected)
        report.provenTables = UInt64(report.digests.count)
        try await run.bookkeeping.enter(.replay)
    }

    /// What was deferred and is not there: an earlier run may have made it.
    private static func missing(_ deferred: [DeferredIndex], in target: TargetTable) -> [DeferredIndex] {
        guard !deferred.isEmpty else { return [] }
        let text = Array(target.definition.createStatement.utf8)
        let present = Set(SplitDefinition(text, keepsUnique: false).deferred.map(\.name))
        return deferred.filter { !present.contains($0.name) }
    }

    // MARK: Folded tables

    /// What merges the table's base with its log; nil where the log does not change it or is replayed.
    private func merger(_ table: TableManifest, _ target: TargetTable) throws -> FoldMerger? {
        guard let fold, let changed = fold.changed[table.name] else { return nil }
        let flavour = target.flavour
        guard TargetTable(table, flavour: flavour).kinds == target.kinds else {
            throw TidemarkError(
                .restoreDiverged, "The table \(target.name) has other columns on the target than in the base.",
                hint: "Drop the schema \(RestoreBookkeeping.schema) and begin the restore anew.")
        }
        let spilling = max(1, fold.changed.count { $0.value.filter != nil })
        let options = run.job.options
        return FoldMerger(
            table: changed,
            sink: FoldSink(
                isCounting: changed.fold.isCounting, limit: options.foldMemory / 4 / spilling,
                folder: options.foldFolder))
    }

    /// What the table must hold: the digest of what was written, which must be what base and log say.
    private func expectation(_ item: FoldLoader.Work) async throws -> LoadProof.Expectation {
        let written = await item.merger.sink.tally
        if let wanted = item.merger.table.digest, wanted != written {
            throw TidemarkError(
                .restoreDigest,
                "\(item.target.name) was given \(written.rows) rows with digest \(written.sumText), the base with the log"
                    + " has \(wanted.rows) with \(wanted.sumText).",
                hint: "Run tidemark verify, report this, and restore with --replay sequential.")
        }
        return LoadProof.Expectation(
            digest: written, mayHaveFewer: false, origin: "the base with the log")
    }
}
