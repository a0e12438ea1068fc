internal import Core
internal import MySQLWire
internal import Repository

/// The steps of a restore, in order; each is passed over where an earlier run has done it.
struct RestoreRun {
    let job: RestoreJob
    /// Holds the lock that keeps other restores away.
    let control: TargetSession
    let bookkeeping: RestoreBookkeeping
    let started: Timestamp

    init(_ job: RestoreJob, _ control: TargetSession) {
        self.job = job
        self.control = control
        bookkeeping = RestoreBookkeeping(session: control)
        started = job.clock.now()
    }

    func run() async throws -> RestoreReport {
        let mapping = try NameMapping(job.options.renames)
        try await bookkeeping.lock()
        let earlier = try await earlierState()
        let (decided, base) = try await planned(earlier)
        var plan = decided
        let selection = try await selection(base, plan)
        try requireContent(selection, base, mapping)
        if earlier == nil { try await check(plan, base, selection, mapping) }
        let beforeFold = job.clock.now()
        let fold = try await folded(plan, base, selection, mapping, earlier)
        if earlier == nil {
            plan.fold = fold?.plan
            try await bookkeeping.create(plan)
        }

        var report = RestoreReport(base: base.id, position: plan.cut.position, commitTime: plan.cut.commitTime)
        report.gtid = plan.cut.gtid
        report.next = plan.cut.next
        report.resumed = earlier != nil
        report.rows = earlier?.rows ?? 0
        report.foldedTables = UInt64(plan.fold?.tables.count ?? 0)
        report.foldSeconds = job.clock.now().seconds(since: beforeFold)
        report.notes = plan.fold?.notes ?? []
        job.progress.report(.planned(report))

        let phase = earlier?.phase ?? .create
        let loading = LoadPhase(self, base, selection, mapping, fold)
        if phase == .create { try await loading.createTables() }
        if phase == .create || phase == .load {
            let before = job.clock.now()
            try await loading.load(&report)
            report.loadSeconds = job.clock.now().seconds(since: before)
        }
        let before = job.clock.now()
        let scope = plan.fold.map { FoldScope(tables: Set($0.tables), segments: fold?.segments) }
        try await replay(plan, base, selection, mapping, earlier, scope, &report)
        report.changes += plan.fold?.changes ?? 0
        report.replaySeconds = job.clock.now().seconds(since: before)
        report.totalSeconds = job.clock.now().seconds(since: started)
        return report
    }

    // MARK: Decisions

    /// What an earlier run of the same request left; another one's is in the way, unless it may be replaced.
    private func earlierState() async throws -> RestoreBookkeeping.State? {
        guard let state = try await bookkeeping.load() else { return nil }
        let instance = try await job.repository.record.id
        if state.plan.instance == instance, state.plan.request == job.options.request { return state }
        guard job.options.existing == .replace else {
            throw TidemarkError(
                .targetBusy, "The target holds another unfinished restore (\(state.plan.request)).",
                hint: "Finish it with the command it was begun with, or begin anew with --existing replace.")
        }
        return nil
    }

    private func planned(_ earlier: RestoreBookkeeping.State?) async throws -> (RestorePlan, BaseManifest) {
        if let earlier { return (earlier.plan, try await job.repository.base(earlier.plan.base)) }
        return try await RestorePlanner(repository: job.repository, options: job.options, clock: job.clock).plan()
    }

    /// What is restored, with the tables that are needed on the way.
    private func selection(_ base: BaseManifest, _ plan: RestorePlan) async throws -> RestoreSelection {
        var selection = RestoreSelection(job.options, base: base)
        guard !selection.isWhole else { return selection }
        let parents = Self.cascadingParents(base)
        selection.addHelpers(
            statements: try await statements(base, plan).map(\.tables), parents: { parents[$0] ?? [] })
        return selection
    }

    /// Every schema change of the log that is to be replayed.
    private func statements(_ base: BaseManifest, _ plan: RestorePlan) async throws -> [DDLRecord] {
        var records: [DDLRecord] = []
        var sequence = base.firstSegment
        while sequence <= plan.cut.end.segment {
            let indexes = try await job.repository.segmentIndexes(from: sequence, limit: 256)
            guard let last = indexes.last else { break }
            for index in indexes where index.sequence <= plan.cut.end.segment { records += index.ddl }
            sequence = last.sequence + 1
        }
        return records
    }

    /// Parents of the base's tables whose changes reach their children without being in the log.
    private static func cascadingParents(_ base: BaseManifest) -> [TableName: [TableName]] {
        guard !base.cascadesLogged else { return [:] }
        var parents: [TableName: [TableName]] = [:]
        for table in base.tables where table.createStatement.contains("FOREIGN KEY") {
            let statement = DDLStatement.parse(table.createStatement)
            parents[table.name] = statement.parents.map { $0.resolved(in: table.name.schema) }
        }
        return parents
    }

    private func requireContent(
        _ selection: RestoreSelection, _ base: BaseManifest, _ mapping: NameMapping
    ) throws {
        for table in job.options.tables where !base.tables.contains(where: { $0.name == table }) {
            if selection.helpers.isEmpty, !selection.isBackedUp(table) {
                throw TidemarkError(
                    .usage, "The table \(table) was not backed up.", hint: "See tidemark list for what the base holds.")
            }
        }
        for schema in job.options.databases where !base.schemas.contains(where: { $0.name == schema }) {
            throw TidemarkError(
                .usage, "The base holds no database \(schema).", hint: "See tidemark list for what the base holds.")
        }
    }

    private func check(
        _ plan: RestorePlan, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping
    ) async throws {
        let check = TargetCheck(session: control, base: base, selection: selection, mapping: mapping)
        try await check.requireFit()
        let others = try await check.occupiedByOthers()
        guard others.isEmpty else { throw TargetCheck.helperRefusal(others, job.target.address) }
        if job.options.existing == .refuse {
            let made = Set(try await statements(base, plan).flatMap(\.tables))
            let found = try await check.occupied(made: made)
            guard found.isEmpty else { throw TargetCheck.refusal(found, job.target.address) }
        }
    }

    /// Folds the log, where that was asked for and tables are yet to be loaded. Writes nothing to the target.
    private func folded(
        _ plan: RestorePlan, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping,
        _ earlier: RestoreBookkeeping.State?
    ) async throws -> FoldOutcome? {
        var decided: Set<TableName>?
        if let earlier {
            guard let tables = plan.fold?.tables, earlier.phase == .create || earlier.phase == .load else { return nil }
            decided = Set(tables)
        } else if job.options.replay != .fold {
            return nil
        }
        job.progress.report(.phase(.fold))
        let outcome = try await FoldPass(
            ReplayContext(base: base, selection: selection, mapping: mapping, cut: plan.cut), job.repository,
            memory: job.options.foldMemory, folder: job.options.foldFolder, only: decided, reporter: job.progress
        ).run()
        guard decided == nil || decided == outcome.tables else {
            throw TidemarkError(
                .restoreDiverged, "The log is not folded as it was when this restore was begun.",
                hint: "Drop the schema \(RestoreBookkeeping.schema) and begin the restore anew.")
        }
        return outcome
    }

    // MARK: Log, objects, end

    private func replay(
        _ plan: RestorePlan, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping,
        _ earlier: RestoreBookkeeping.State?, _ scope: FoldScope?, _ report: inout RestoreReport
    ) async throws {
        job.progress.report(.phase(.replay))
        var context = ReplayContext(base: base, selection: selection, mapping: mapping, cut: plan.cut)
        context.fold = scope
        let rowSession = try await TargetSession.open(job.target)
        let ddlSession = try await TargetSession.open(job.target)
        // Statements over several tables want a default schema even where every name is qualified.
        try await rowSession.execute("USE \(RestoreBookkeeping.schema)")
        let applier = LogApplier(
            context, job.repository,
            rows: rowSession, ddl: ddlSession, progress: earlier?.progress ?? ReplayProgress(),
            retired: earlier == nil ? RetiredKeys() : try await bookkeeping.retiredKeys(), reporter: job.progress)
        do {
            try await applier.run()
            report.transactions = applier.progress.transactions
            report.changes = applier.progress.changes
            // An earlier run that got further has compared them; events and applications may have written since.
            if job.options.finalCheck, earlier?.phase != .finish {
                job.progress.report(.phase(.prove))
                report.provenAtEnd = try await FinalProof(
                    access: job.target, threads: job.options.threads, reporter: job.progress
                ).prove(
                    applier.progress.expected, catalog: TargetCatalog(rowSession), cascadesLogged: base.cascadesLogged)
            }
            try await bookkeeping.enter(.finish)
            job.progress.report(.phase(.finish))
            let finish = FinishPhase(
                session: ddlSession, selection: selection, mapping: mapping, options: job.options,
                bookkeeping: bookkeeping)
            try await finish.run(base, applier, &report)
            // The end is not to be cut in two: who stops it here would find it complete, and not to be continued.
            try await Task { [bookkeeping] in try await bookkeeping.drop() }.value
        } catch {
            await rowSession.close()
            await ddlSession.close()
            throw error
        }
        await rowSession.close()
        await ddlSession.close()
    }
}
