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

    init(
        _ run: RestoreRun, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping,
        _ fold: FoldOutcome?
    ) {
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

    func createTables() async throws {
        run.job.progress.report(.phase(.load))
        let creator = TableCreator(session: run.control, base: base, selection: selection, mapping: mapping)
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
        var work: [ChunkLoader.Work] = []
        var folded: [FoldLoader.Work] = []
        var expected: [TableName: LoadProof.Expectation] = [:]
        for (number, table) in tables where !table.createStatement.hasPrefix("CREATE SEQUENCE") {
            guard let target = try await catalog.table(mapping.target(table.name)) else {
                throw TidemarkError(
                    .restoreDiverged, "The table \(mapping.target(table.name)) has vanished from the target.",
                    hint: "Drop the schema \(RestoreBookkeeping.schema) and begin the restore anew.")
            }
            let isFolded = fold?.tables.contains(table.name) ?? false
            // The log drops it, as it is.
            if isFolded, fold?.cuts.unseen.contains(table.name) == true { continue }
            let isFuzzy = !table.exact && !target.key.isEmpty && !isFolded
            let merger = try merger(table, target)
            if let merger {
                folded.append(FoldLoader.Work(merger: merger, target: target))
                // A TRUNCATE of the log also set the next AUTO_INCREMENT.
                if report.resumed || merger.table.isEmptied { try await run.bookkeeping.empty(target.name, number) }
                if merger.table.isEmptied { continue }
            }
            for (place, chunk) in table.chunks.enumerated() where chunk.rows > 0 {
                let place = ChunkPlace(table: number, chunk: place)
                guard merger != nil || !loaded.contains(place) else { continue }
                work.append(
                    ChunkLoader.Work(
                        place: place, chunk: chunk, table: target, verb: isFuzzy ? "REPLACE" : "INSERT", merger: merger)
                )
            }
            expected[target.name] = LoadProof.Expectation(
                source: table.name, digest: table.digest, mayHaveFewer: isFuzzy && target.hasOtherUniqueKeys)
        }
        let loader = ChunkLoader(
            repository: run.job.repository, access: run.job.target, threads: run.job.options.threads,
            reporter: run.job.progress, totalRows: tables.reduce(0) { $0 + $1.table.rows },
            totalTables: UInt64(tables.count))
        report.rows += try await loader.load(work)
        report.rows += try await FoldLoader(
            access: run.job.target, threads: run.job.options.threads, reporter: run.job.progress
        ).load(folded)
        report.tables = UInt64(tables.count)
        for item in folded {
            expected[item.target.name] = try await expectation(item)
            guard let number = item.merger.table.nextNumber else { continue }
            try await run.control.execute("ALTER TABLE \(item.target.name.quoted) AUTO_INCREMENT = \(number)")
        }

        run.job.progress.report(.phase(.prove))
        report.provenTables = try await LoadProof(
            access: run.job.target, threads: run.job.options.threads, reporter: run.job.progress
        ).prove(expected)
        try await run.bookkeeping.enter(.replay)
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
            source: item.target.name, digest: written, mayHaveFewer: false, origin: "the base with the log")
    }
}
