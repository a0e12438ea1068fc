internal import Core
internal import MySQLWire
internal import Repository

/// Makes the base's tables on the target and loads their rows.
struct LoadPhase {
    let run: RestoreRun
    let base: BaseManifest
    let selection: RestoreSelection
    let mapping: NameMapping

    init(_ run: RestoreRun, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping) {
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
        var expected: [TableName: LoadProof.Expectation] = [:]
        for (number, table) in tables where !table.createStatement.hasPrefix("CREATE SEQUENCE") {
            guard let target = try await catalog.table(mapping.target(table.name)) else {
                throw TidemarkError(
                    .restoreDiverged, "The table \(mapping.target(table.name)) has vanished from the target.",
                    hint: "Drop the schema \(RestoreBookkeeping.schema) and begin the restore anew.")
            }
            let isFuzzy = !table.exact && !target.key.isEmpty
            for (place, chunk) in table.chunks.enumerated() where chunk.rows > 0 {
                let place = ChunkPlace(table: number, chunk: place)
                guard !loaded.contains(place) else { continue }
                work.append(
                    ChunkLoader.Work(place: place, chunk: chunk, table: target, verb: isFuzzy ? "REPLACE" : "INSERT"))
            }
            expected[target.name] = LoadProof.Expectation(
                source: table.name, digest: table.digest, mayHaveFewer: isFuzzy && target.hasOtherUniqueKeys)
        }
        let loader = ChunkLoader(
            repository: run.job.repository, access: run.job.target, threads: run.job.options.threads,
            reporter: run.job.progress, totalRows: tables.reduce(0) { $0 + $1.table.rows },
            totalTables: UInt64(tables.count))
        report.rows += try await loader.load(work)
        report.tables = UInt64(tables.count)

        run.job.progress.report(.phase(.prove))
        report.provenTables = try await LoadProof(
            access: run.job.target, threads: run.job.options.threads, reporter: run.job.progress
        ).prove(expected)
        try await run.bookkeeping.enter(.replay)
    }
}
