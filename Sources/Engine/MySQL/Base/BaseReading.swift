internal import Core
internal import Repository

/// Reads a set of tables with several connections, each table's result into the ledger.
struct BaseReading {
    let context: BaseContext
    let archive: ArchiveFollower
    let ledger: BaseLedger

    /// Reads the tables, those that cascades reach after those the cascades come from.
    func run(_ tasks: [TableTask], order: CascadeOrder) async throws {
        guard !tasks.isEmpty else { return }
        let threads = min(context.options.threads, max(1, tasks.count * 4))
        let scheduler = BaseScheduler(
            tasks, maxOpen: threads, order: order, folding: ledger.folding, governor: context.options.governor,
            clock: context.clock)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<threads {
                group.addTask { try await read(scheduler, order) }
            }
            try await group.waitForAll()
        }
        await context.progress.flush()
    }

    /// One connection's share of the work.
    private func read(_ scheduler: BaseScheduler, _ order: CascadeOrder) async throws {
        let reader: BaseReader
        do {
            reader = try BaseReader(context, archive)
        } catch {
            await scheduler.abort()
            throw error
        }
        do {
            // Ranges are reported when they are stored, which the reader does not wait for.
            try await withThrowingDiscardingTaskGroup { storing in
                var isBack = false
                while let work = await scheduler.next(isBack: isBack) {
                    isBack = true
                    try Task.checkCancellation()
                    switch work {
                    case .open(let task, let id): try await open(task, id, reader, scheduler, order)
                    case .plan(let table, let planner):
                        guard let read = try await readRange(table, planner, reader, scheduler) else { continue }
                        storing.addTask { try await report(read, scheduler) }
                    case .finish(let table, let rows): try await finish(table, rows, reader, scheduler)
                    }
                }
                try Task.checkCancellation()
            }
        } catch {
            await scheduler.abort()
            await reader.finish()
            throw error
        }
        await reader.finish()
    }

    /// A range whose rows are read.
    private struct ReadRange: Sendable {
        let table: Int
        let number: Int
        let rows: ReadRows
        let seconds: Double
    }

    private func report(_ range: ReadRange, _ scheduler: BaseScheduler) async throws {
        do {
            let result = try await range.rows.stored()
            await scheduler.read(range.table, number: range.number, result, seconds: range.seconds)
        } catch {
            // Nobody is to wait for a range that will never be stored.
            await scheduler.abort()
            throw error
        }
    }

    private func open(
        _ task: TableTask, _ id: Int, _ reader: BaseReader, _ scheduler: BaseScheduler, _ order: CascadeOrder
    ) async throws {
        do {
            let after = await ledger.high(of: order.parents(of: task.name))
            let begun = context.clock.now()
            let opened = try await reader.open(
                task, id: id, after: after, snapshot: order.needsSnapshot(task.name))
            switch opened {
            case .gone(let entry), .done(let entry):
                context.options.governor?.noteRange(
                    bytes: entry.manifest?.rawBytes ?? 0, seconds: context.clock.now().seconds(since: begun))
                await ledger.record(task.name, entry)
                await context.progress.finishedTable()
                await scheduler.settled()
                await scheduler.finished(task.name)
            case .byRanges(let table, let planner):
                await scheduler.opened(table, planner)
            }
        } catch let failure as ReadFailure {
            await scheduler.settled(again: try await again(task, failure))
        }
    }

    /// Finds the next range and reads it; nil where there was none.
    private func readRange(
        _ table: OpenTable, _ planner: RangePlanner, _ reader: BaseReader, _ scheduler: BaseScheduler
    ) async throws -> ReadRange? {
        do {
            var planner = planner
            guard let walk = table.walk else { return nil }
            let range = try await planner.next(BaseReader.Boundaries(reader: reader, walk: walk))
            let number = await scheduler.planned(table.id, planner, hasRange: range != nil)
            if let range, let number {
                let start = context.clock.now()
                let rows = try await reader.read(range, of: table)
                let seconds = context.clock.now().seconds(since: start)
                context.options.governor?.noteRange(bytes: rows.bytes, seconds: seconds)
                return ReadRange(table: table.id, number: number, rows: rows, seconds: seconds)
            }
            await scheduler.complete(table.id)
        } catch let failure as ReadFailure {
            await scheduler.abandon(table.id, again: try await again(table.task, failure))
        }
        return nil
    }

    private func finish(
        _ table: OpenTable, _ rows: RangeResult, _ reader: BaseReader, _ scheduler: BaseScheduler
    ) async throws {
        await ledger.record(table.name, try await reader.entry(table, rows))
        await context.progress.finishedTable()
        await scheduler.finished(table.name)
    }

    private func again(_ task: TableTask, _ failure: ReadFailure) async throws -> TableTask {
        guard task.attempt < 50 else {
            throw TidemarkError(
                .baseUnsettled, "The table \(task.name) changed its shape each of the 50 times it was read.",
                hint: "Run backup again when the changes are over, or leave the table out with --exclude.",
                cause: failure)
        }
        await context.progress.note("The table \(task.name) changed while it was read; it is read again.")
        try await context.clock.sleep(seconds: min(2, 0.05 * Double(task.attempt + 1)))
        return task.again()
    }
}
