internal import Core
internal import Repository

/// Hands out work to the readers: tables to open, and ranges of open tables to find and read.
///
/// As long as there are tables each reader has one of its own; afterwards all of them share the ranges of those left, so
/// that one huge table is read by every connection. A table that cascades reach waits until those they come from are
/// finished.
actor BaseScheduler {
    enum Work: Sendable {
        case open(TableTask, id: Int)
        /// Find the next range of the table with `planner`, report it by `planned`, then read it.
        case plan(OpenTable, RangePlanner)
        /// All of the table is stored: read its high watermark and record it.
        case finish(OpenTable, RangeResult)
    }

    private struct Reading {
        let table: OpenTable
        var planner: RangePlanner
        var isPlanning = false
        var outstanding = 0
        var issued = 0
        /// By the ranges' order, so that the same rows give the same manifest whoever reads them.
        var results: [Int: RangeResult] = [:]
    }

    private var pending: [TableTask] = []
    /// Tasks that wait for other tables, by the tables each still waits for.
    private var blocked: [TableName: (task: TableTask, parents: Set<TableName>)] = [:]
    private let order: CascadeOrder
    private let folding: NameFolding
    private var opening = 0
    private var whole: [(OpenTable, RangeResult)] = []
    private var readings: [Int: Reading] = [:]
    private var nextID = 0
    private var isAborted = false
    private var waiters: [CheckedContinuation<Void, Never>] = []
    private let maxOpen: Int
    private let governor: (any ReadGovernor)?
    private let clock: any TidemarkClock
    /// Readers that have work in hand.
    private var busy = 0

    /// Seconds between two looks at whether the governor admits one more.
    private static let governorInterval = 0.2

    /// - Parameter tasks: in the order they are to be begun, large tables first.
    init(
        _ tasks: [TableTask], maxOpen: Int, order: CascadeOrder, folding: NameFolding,
        governor: (any ReadGovernor)? = nil, clock: any TidemarkClock = SystemClock()
    ) {
        self.maxOpen = maxOpen
        self.governor = governor
        self.clock = clock
        self.order = order
        self.folding = folding
        let names = Set(tasks.map { folding.key($0.name) })
        for task in tasks.reversed() {
            let parents = order.parents(of: task.name).intersection(names)
            if parents.isEmpty { pending.append(task) } else { blocked[folding.key(task.name)] = (task, parents) }
        }
    }

    /// The next piece of work, or nil when everything is done or the base is given up. Waits where all work is taken, and
    /// where the governor lets no more connections read.
    ///
    /// - Parameter isBack: the caller had work before, and is done with it.
    func next(isBack: Bool = false) async -> Work? {
        if isBack { busy -= 1 }
        while !isAborted {
            if isAdmitted, let work = take() {
                busy += 1
                return work
            }
            if pending.isEmpty, blocked.isEmpty, whole.isEmpty, readings.isEmpty, opening == 0 { return nil }
            if isAdmitted {
                await withCheckedContinuation { waiters.append($0) }
            } else {
                // Nobody tells when the governor thinks better of it.
                do { try await clock.sleep(seconds: Self.governorInterval) } catch { return nil }
            }
        }
        return nil
    }

    /// Whoever has work keeps it until it is done: a table is never held up by a reader that pauses with a part of it.
    private var isAdmitted: Bool { governor.map { busy < $0.connections } ?? true }

    private func take() -> Work? {
        if let (table, rows) = whole.popLast() { return .finish(table, rows) }
        if opening + readings.count < maxOpen, let task = pending.popLast() {
            opening += 1
            nextID += 1
            return .open(task, id: nextID)
        }
        let free = readings.values.filter { !$0.isPlanning && !$0.planner.isExhausted }
        guard let reading = free.min(by: { ($0.outstanding, $0.table.id) < ($1.outstanding, $1.table.id) }) else {
            return nil
        }
        readings[reading.table.id]?.isPlanning = true
        return .plan(reading.table, reading.planner)
    }

    /// An opened table whose rows are to be read by ranges.
    func opened(_ table: OpenTable, _ planner: RangePlanner) {
        opening -= 1
        readings[table.id] = Reading(table: table, planner: planner)
        wake()
    }

    /// An opened table that needs nothing more: it was read at once, or is gone, or `again` is to be tried.
    func settled(again: TableTask? = nil) {
        opening -= 1
        if let again { pending.append(again) }
        wake()
    }

    /// The table's result is in the ledger: what waited for it may begin.
    func finished(_ name: TableName) {
        let parent = folding.key(name)
        for child in order.children(of: parent) {
            guard var entry = blocked[child] else { continue }
            entry.parents.remove(parent)
            if entry.parents.isEmpty {
                blocked[child] = nil
                pending.append(entry.task)
            } else {
                blocked[child] = entry
            }
        }
        wake()
    }

    /// The planner after `next()`; gives the range's number where there is one to read, nil where the table is
    /// exhausted or was abandoned.
    func planned(_ id: Int, _ planner: RangePlanner, hasRange: Bool) -> Int? {
        guard var reading = readings[id] else { return nil }
        reading.planner = planner
        reading.isPlanning = false
        var number: Int?
        if hasRange {
            number = reading.issued
            reading.issued += 1
            reading.outstanding += 1
        }
        readings[id] = reading
        wake()
        return number
    }

    /// A range was read and is stored.
    func read(_ id: Int, number: Int, _ result: RangeResult, seconds: Double) {
        guard var reading = readings[id] else { return }
        reading.outstanding -= 1
        reading.results[number] = result
        reading.planner.learn(rows: result.rows, bytes: result.bytes, seconds: seconds)
        readings[id] = reading
        complete(id)
    }

    /// Hands a table that has nothing left to plan, read or store to whoever asks for work next.
    func complete(_ id: Int) {
        guard let reading = readings[id], reading.planner.isExhausted, reading.outstanding == 0, !reading.isPlanning
        else { return }
        readings[id] = nil
        var total = RangeResult()
        for number in 0..<reading.issued {
            if let result = reading.results[number] { total.add(result) }
        }
        whole.append((reading.table, total))
        wake()
    }

    /// Drops everything read of a table; `again` puts it back at the front.
    func abandon(_ id: Int, again: TableTask?) {
        guard readings.removeValue(forKey: id) != nil else { return }
        if let again { pending.append(again) }
        wake()
    }

    /// Ends the work of all readers: one of them failed.
    func abort() {
        isAborted = true
        wake()
    }

    private func wake() {
        let waiting = waiters
        waiters = []
        for waiter in waiting { waiter.resume() }
    }
}
