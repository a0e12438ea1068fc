internal import Core
internal import MySQLWire
internal import Repository

/// The course of one base, while the log is being archived: list, read, settle what changed meanwhile, commit.
struct BaseMaker {
    let context: BaseContext
    let progress: any ProgressReporter

    private var clock: any TidemarkClock { context.clock }

    /// Rounds of reading again before a schema counts as too restless.
    private static let maxRounds = 60

    func make() async throws -> BaseManifest {
        guard try await StreamWatch.appears(context.instance, clock: clock) else {
            throw TidemarkError(
                .logBehind, "The log of this instance is not being archived.",
                hint: "Look at the stream's own messages, or run tidemark backup without one.")
        }
        let session = try await context.openSession()
        do {
            let manifest = try await make(session)
            await session.close()
            return manifest
        } catch {
            await session.close()
            throw error
        }
    }

    private func make(_ session: SourceSession) async throws -> BaseManifest {
        progress.report(.phase(.list))
        let positions = try await PositionReader(session)
        try await waitForPreparedBranches(session)
        // Before anything else is read: everything not in it will be replayed.
        let low = try await positions.low()
        try await PreparedBranches.waitUntilNone(session, clock: clock)
        let archive = try await ArchiveFollower.covering(low, context.instance, clock: clock)
        let plan = try await BasePlan.make(context, session, positions, archive, low: low)
        var draft = plan.draft

        progress.report(.phase(.read))
        let ledger = plan.ledger
        await context.progress.expect(
            tables: plan.expected.tables, rows: plan.expected.rows, bytes: plan.expected.bytes)
        let reading = BaseReading(context: context, archive: archive, ledger: ledger)
        let saver = BaseSaver(instance: context.instance, ledger: ledger, draft: draft, clock: clock)
        let objects = try await saver.whileSaving {
            try await reading.run(plan.tasks, order: plan.order)
            progress.report(.phase(.converge))
            return try await settle(plan, reading, session, positions, archive)
        }

        draft.tables = await ledger.tables
        let absent = await ledger.absent
        draft.absent = absent
        draft.listingLow = plan.reconciler.listingLow
        draft.droppedDuringRead = absent.map(\.name)
        draft.schemas = objects.schemas
        draft.objects = objects.objects
        draft.objectsLow = objects.low
        draft.accounts = objects.accounts
        draft.notes += objects.notes
        try await finish(&draft, archive)
        try await context.instance.commit(draft)
        return draft
    }

    /// The rows of a prepared branch of a distributed transaction are in the log already and visible only later: a base
    /// that began between the two would lack them. Where the account may not ask, nothing can be waited for.
    private func waitForPreparedBranches(_ session: SourceSession) async throws {
        for _ in 0..<100 {
            guard let prepared = try await session.queryIfAllowed("XA RECOVER"), !prepared.rows.isEmpty else { return }
            try await clock.sleep(seconds: 0.2)
        }
        throw TidemarkError(
            .baseUnsettled, "Prepared distributed transactions wait for their end since 20 seconds.",
            hint: "End them with XA COMMIT or XA ROLLBACK (XA RECOVER lists them) and run backup again.")
    }

    /// Reads again whatever the log says has changed its shape while it was read, until nothing has.
    private func settle(
        _ plan: BasePlan, _ reading: BaseReading, _ session: SourceSession, _ positions: PositionReader,
        _ archive: ArchiveFollower
    ) async throws -> ObjectSnapshot {
        let selection = plan.selection
        var edges = plan.order.edges
        var objects = try await ObjectSnapshot.read(session, positions, selection)
        for round in 0..<Self.maxRounds {
            let high = try await positions.high()
            try await archive.wait(for: high, patience: context.options.convergencePatience)
            try await requireIntact(archive, since: plan.draft.low)
            let ddl = await archive.ddl
            // Foreign keys that were dropped meanwhile count as well: the log before that still needs the order.
            if !plan.draft.cascadesLogged { edges.formUnion(try await CascadeReader(session: session).edges()) }
            let order = CascadeOrder(edges, folding: reading.ledger.folding)
            let entries = await reading.ledger.entries
            var dirty = plan.reconciler.dirty(ddl, entries: entries)
            dirty.formUnion(order.descendants(of: dirty).compactMap { entries[$0]?.manifest?.name })
            dirty.formUnion(order.outOfOrder(entries).compactMap { entries[$0]?.manifest?.name })
            let objectsDoubtful = objects.isDoubtful(ddl)
            if dirty.isEmpty, !objectsDoubtful { return objects }
            if !positions.hasTightLows { try await positions.advanceLow() }
            if !dirty.isEmpty {
                await context.progress.note(
                    "Reading again what changed its shape or hangs on such a table: "
                        + dirty.sorted().prefix(5).map(\.description).joined(separator: ", ")
                        + (dirty.count > 5 ? ", …" : ""))
                await reading.ledger.forget(dirty)
                try await reading.run(dirty.sorted().map { TableTask(rereading: $0) }, order: order)
            }
            if objectsDoubtful { objects = try await ObjectSnapshot.read(session, positions, selection) }
            if round > 10 { try await clock.sleep(seconds: 0.5) }
        }
        throw TidemarkError(
            .baseUnsettled, "Tables changed their shape faster than they could be read again, \(Self.maxRounds) times.",
            hint: "Run backup again when the changes are over; the tables that were at rest are kept.")
    }

    /// An incident behind the base's beginning takes away the base as well.
    private func requireIntact(_ archive: ArchiveFollower, since low: LogPosition) async throws {
        guard let incident = await archive.incidents.first(where: { !low.reaches($0.position) }) else { return }
        throw TidemarkError(
            .logIncident, "The log became incomplete while the base was read: \(incident.description)",
            hint: "Mend the cause (tidemark check names it) and run backup again.")
    }

    /// The base converges where the stored log has reached every high watermark.
    private func finish(_ draft: inout BaseManifest, _ archive: ArchiveFollower) async throws {
        guard let newest = await archive.newest, let run = await archive.run,
            let first = await archive.firstSegment(for: draft.low)
        else {
            throw TidemarkError(
                .logBehind, "The stored log does not reach back to the base's beginning.", hint: "Run backup again.")
        }
        draft.run = run
        draft.firstSegment = first
        draft.convergence = newest.end
        draft.convergenceSegment = newest.sequence
        let finished = clock.now()
        draft.convergenceTime = await archive.lastCommit ?? newest.confirmedThrough ?? draft.convergenceTime
        draft.finishedAt = finished
        draft.state = .complete
    }
}
