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
        let mended = try await GlobalSettings(session: control).putBack()
        if !mended.isEmpty {
            job.progress.report(
                .note("An earlier run had left \(mended.joined(separator: ", ")) changed; they were put back."))
        }
        let earlier = try await earlierState()
        let (decided, base) = try await planned(earlier)
        var plan = decided
        let scope = RestoreScope(repository: job.repository, options: job.options)
        let selection = try await scope.selection(base, plan)
        try scope.requireContent(selection, base)
        let moves = earlier == nil ? try await check(plan, base, selection, mapping) : nil
        if earlier == nil {
            var check = SkipCheck(
                ReplayContext(base: base, selection: selection, mapping: mapping, cut: plan.cut), job.repository, scope)
            try await check.run()
        }
        let beforeFold = job.clock.now()
        let fold = try await folded(plan, base, selection, mapping, earlier)
        if earlier == nil {
            plan.fold = fold?.plan
            try await moves?.carryOut(control)
            for note in moves?.notes ?? [] { job.progress.report(.note(note)) }
            try await bookkeeping.create(plan)
        }

        var report = RestoreReport(base: base.id, position: plan.cut.position, commitTime: plan.cut.commitTime)
        report.gtid = plan.cut.gtid
        report.next = plan.cut.next
        report.resumed = earlier != nil
        report.rows = earlier?.rows ?? 0
        report.foldedTables = UInt64(plan.fold?.tables.count ?? 0)
        report.foldSeconds = job.clock.now().seconds(since: beforeFold)
        report.skipped = plan.cut.skipped?.map(\.gtid) ?? []
        report.notes = plan.fold?.notes ?? []
        job.progress.report(.planned(report))

        if job.options.isThrowaway { report.notes += try await GlobalSettings(session: control).hasten() }
        do {
            try await bring(plan, base, selection, mapping, earlier, fold, &report)
        } catch {
            if job.options.isThrowaway { await putBack() }
            throw error
        }
        report.totalSeconds = job.clock.now().seconds(since: started)
        return report
    }

    /// All that is written to the target, in order.
    private func bring(
        _ plan: RestorePlan, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping,
        _ earlier: RestoreBookkeeping.State?, _ fold: FoldOutcome?, _ report: inout RestoreReport
    ) async throws {
        let phase = earlier?.phase ?? .create
        let loading = LoadPhase(self, base, selection, mapping, fold, plan)
        if phase == .create { try await loading.createTables() }
        if phase == .create || phase == .load {
            let before = job.clock.now()
            try await loading.load(&report)
            report.loadSeconds = job.clock.now().seconds(since: before)
        }
        let before = job.clock.now()
        let foldScope = plan.fold.map { FoldScope($0, segments: fold?.segments, mapping, job.options) }
        try await replay(plan, base, selection, mapping, earlier, foldScope, &report)
        report.changes += plan.fold?.changes ?? 0
        report.replaySeconds = job.clock.now().seconds(since: before)
    }

    /// The target gets its settings back although the restore failed or was stopped, over a connection of its own: the others may be
    /// gone, or busy.
    private func putBack() async {
        let (target, progress) = (job.target, job.progress)
        await Task {
            do {
                let session = try await TargetSession.open(target)
                do {
                    try await GlobalSettings(session: session).putBack()
                } catch {
                    await session.close()
                    throw error
                }
                await session.close()
            } catch {
                progress.report(
                    .warning(
                        code: .targetRefused,
                        message: "The settings of the target that were changed for speed are not put back.",
                        hint: "The next restore to it puts them back."))
            }
        }.value
    }

    // MARK: Decisions

    /// What an earlier run of the same request left; another one's is in the way, unless it may be replaced.
    private func earlierState() async throws -> RestoreBookkeeping.State? {
        guard let state = try await bookkeeping.load() else { return nil }
        let instance = try await job.repository.record.id
        if state.plan.instance == instance, state.plan.request == job.options.request { return state }
        guard job.options.existing == .replace else {
            throw Self.busy(state)
        }
        return nil
    }

    static func busy(_ state: RestoreBookkeeping.State) -> TidemarkError {
        TidemarkError(
            .targetBusy, "The target holds another unfinished restore (\(state.plan.request)).",
            hint: "Finish it with the command it was begun with, or begin anew with --existing replace.")
    }

    private func planned(_ earlier: RestoreBookkeeping.State?) async throws -> (RestorePlan, BaseManifest) {
        if let earlier { return (earlier.plan, try await job.repository.base(earlier.plan.base)) }
        return try await RestorePlanner(repository: job.repository, options: job.options, clock: job.clock).plan()
    }

    /// Throws where the target is not fit for it; gives what is to be moved out of the way.
    private func check(
        _ plan: RestorePlan, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping
    ) async throws -> ExistingMoves? {
        let check = TargetCheck(session: control, base: base, selection: selection, mapping: mapping)
        try await check.requireFit()
        let others = try await check.occupiedByOthers()
        guard others.isEmpty else { throw TargetCheck.helperRefusal(others, job.target.address) }
        guard job.options.existing != .replace else { return nil }
        let scope = RestoreScope(repository: job.repository, options: job.options)
        let made = Set(try await scope.statements(base, plan).flatMap(\.tables))
        if job.options.existing == .renameOld {
            return try await ExistingMover(
                session: control, base: base, selection: selection, mapping: mapping, made: made, now: started
            ).plan()
        }
        let found = try await check.occupied(made: made)
        guard found.isEmpty else { throw TargetCheck.refusal(found, job.target.address) }
        return nil
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
        guard decided == nil || (decided == outcome.tables && plan.fold?.cuts == outcome.plan.cuts) else {
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
            try await prove(applier.progress.expected, base, selection, mapping, earlier, scope, rowSession, &report)
            try await bookkeeping.enter(.finish)
            job.progress.report(.phase(.finish))
            let finish = FinishPhase(
                session: ddlSession, selection: selection, mapping: mapping, options: job.options,
                bookkeeping: bookkeeping)
            try await finish.run(base, applier, &report)
            // The end is not to be cut in two: who stops it here would find it complete, and not to be continued.
            try await Task { [bookkeeping] in
                try await GlobalSettings(session: bookkeeping.session).putBack()
                try await bookkeeping.drop()
            }.value
        } catch {
            await rowSession.close()
            await ddlSession.close()
            throw error
        }
        await rowSession.close()
        await ddlSession.close()
    }

    /// What the tables hold now. An earlier run that got further has compared them; events and applications may have written
    /// since.
    private func prove(
        _ expected: ExpectedDigests, _ base: BaseManifest, _ selection: RestoreSelection, _ mapping: NameMapping,
        _ earlier: RestoreBookkeeping.State?, _ scope: FoldScope?, _ session: TargetSession,
        _ report: inout RestoreReport
    ) async throws {
        guard job.options.finalCheck, earlier?.phase != .finish else {
            report.digests.removeAll { expected.isClosed || expected.tables.contains($0.table) }
            return
        }
        job.progress.report(.phase(.prove))
        let tables = base.tables.filter {
            selection.contains($0.name) && !$0.createStatement.hasPrefix("CREATE SEQUENCE")
        }
        report.digests = try await FinalProof(
            access: job.target, threads: job.options.threads, reporter: job.progress
        ).prove(
            expected, loaded: report.digests, names: Set(tables.map { mapping.target($0.name) }),
            folded: Set((scope?.tables ?? []).map(mapping.target).filter { scope?.isUntouched(target: $0) ?? false }),
            catalog: TargetCatalog(session),
            cascadesLogged: base.cascadesLogged)
        let helpers = Set(selection.helpers.map(mapping.target))
        report.digests.removeAll { helpers.contains($0.table) }
        report.provenAtEnd = UInt64(report.digests.count { $0.proof == .log })
    }
}
