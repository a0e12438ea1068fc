internal import Core
internal import MySQLWire
internal import Repository

/// Works cascades into the folds of tables, when all of the log is known.
///
/// A row of a base, or the last image of one in the log, is walked through what happened later to the values it refers
/// to. What became of these the log says of parents; of tables that are children themselves it is found out first
/// (`CascadeSimulation`). Bases are read for it, before anything is written, so that what cannot be told can still be
/// replayed.
struct CascadePass {
    private var tracker: CascadeTracker
    private let chunks: any ChunkSource
    private let limit: Int
    private(set) var candidates: FoldCandidates
    private(set) var folds: [RowFold]
    private(set) var budget: FoldBudget

    /// Times that bases of tables in between are read.
    private static let roundLimit = 100

    /// - Parameter limit: bytes that rows of tables in between may take.
    init(
        _ tracker: CascadeTracker, _ chunks: any ChunkSource, limit: Int, _ candidates: FoldCandidates,
        _ folds: [RowFold], _ budget: FoldBudget
    ) {
        self.tracker = tracker
        self.chunks = chunks
        self.limit = limit
        self.candidates = candidates
        self.folds = folds
        self.budget = budget
    }

    mutating func run() async throws {
        settle()
        while true {
            do {
                let derived = try await derived()
                tracker.seal(derived)
                break
            } catch let stop as CascadeStop {
                candidates.cascaded(from: stop.table)
                settle()
            }
        }
        for table in CascadeAmbiguity(tracker: tracker).tables() where isFolded(table) {
            candidates.cascaded(from: table)
        }
        settle()
        for number in candidates.tables.indices where isFolded(number) && tracker.isPlaced(number) {
            do {
                if tracker.isAffected(number) { try await work(number) } else { folds[number].trim() }
            } catch let stop as CascadeStop {
                candidates.cascaded(from: stop.table)
                settle()
            }
        }
        candidates.finish()
    }

    private func isFolded(_ number: Int) -> Bool { candidates.number(of: candidates.tables[number].name) != nil }

    /// Drops what is not folded any more.
    private mutating func settle() {
        candidates.finish()
        tracker.drop(candidates.tables.indices.filter { !isFolded($0) })
    }

    // MARK: Tables in between

    /// What goes or moves besides what the log says.
    private func derived() async throws -> [(stream: Int, value: [UInt8], event: CascadeEvent)] {
        let plan = tracker.plan
        let inner = plan.inner.keys.sorted().filter(isReached)
        if inner.isEmpty { return [] }
        for number in inner where folds[number].isEmptied { throw CascadeStop(table: number) }
        var base: [Int: [[UInt8]: [[UInt8]?]]] = [:]
        var memory = 0
        // By stream: the values whose rows were collected.
        var known = Array(repeating: Set<[UInt8]>(), count: plan.streams.count)
        var wanted = tracker.streams.map { Set($0.events.keys) }
        for _ in 0..<Self.roundLimit {
            for number in inner {
                let isNews = plan.linksOfChild[number].contains { !wanted[plan.links[$0].stream].isEmpty }
                if isNews { try await collect(number, wanted, &base[number, default: [:]], &memory) }
            }
            for stream in known.indices { known[stream].formUnion(wanted[stream]) }
            var simulation = try CascadeSimulation(
                plan, tracker.streams, floors: tracker.floors, tracker.histories, base: base)
            try simulation.run()
            wanted = Array(repeating: [], count: plan.streams.count)
            for item in simulation.derived where !known[item.stream].contains(item.value) {
                wanted[item.stream].insert(item.value)
            }
            let isDone = wanted.indices.allSatisfy { stream in
                wanted[stream].isEmpty
                    || !plan.linksOfStream[stream].contains { plan.inner[plan.links[$0].child] != nil }
            }
            if isDone { return simulation.derived }
        }
        throw CascadeStop(table: inner[0])
    }

    /// Whether cascades may reach the table, over however many steps.
    private func isReached(_ number: Int) -> Bool {
        isFolded(number)
            && tracker.streams.contains { $0.count > 0 && tracker.plan.below[$0.parent].contains(number) }
    }

    /// Collects the rows of a base that refer to these values.
    private func collect(
        _ number: Int, _ wanted: [Set<[UInt8]>], _ rows: inout [[UInt8]: [[UInt8]?]], _ memory: inout Int
    ) async throws {
        guard let columns = tracker.plan.inner[number] else { return }
        let links = tracker.plan.linksOfChild[number].map { tracker.plan.links[$0] }
            .filter { !wanted[$0.stream].isEmpty }
        let streams = tracker.streams
        let keys = folds[number].keys
        var found: [Range<Int>?] = []
        var scratch: [UInt8] = []
        for chunk in candidates.tables[number].manifest.chunks where chunk.rows > 0 {
            try Task.checkCancellation()
            let bytes = try await chunks.readChunk(chunk)
            try bytes.withUnsafeBytes { buffer in
                var frames = FramedRowIterator(buffer)
                while let range = try frames.next() {
                    let row = UnsafeRawBufferPointer(rebasing: buffer[range])
                    for link in links {
                        try link.columns.find(in: row, &found)
                        switch streams[link.stream].value(of: row, found, &scratch) {
                        case .null: continue
                        case .unknown: throw CascadeStop(table: number)
                        case .known: break
                        }
                        guard wanted[link.stream].contains(scratch) else { continue }
                        let values = try columns.values(of: row)
                        let key = try keys.withKey(of: row, &scratch) { Array($0) }
                        memory += key.count + 96 + values.reduce(0) { $0 + ($1?.count ?? 0) + 40 }
                        rows[key] = values
                        break
                    }
                }
            }
            if memory > limit { throw CascadeStop(table: number) }
        }
    }

    // MARK: Rows

    /// Works cascades into one table's fold.
    private mutating func work(_ number: Int) async throws {
        let candidate = candidates.tables[number]
        var walk = CascadeWalk(number, kinds: candidate.table.kinds, tracker.plan, tracker.streams)
        var others = folds.reduce(0) { $0 + $1.table.memory }
        // Of the base, hidden by all that the log says.
        var older = TableFold()
        var cascaded: UInt64 = 0
        if !folds[number].isEmptied {
            let keys = folds[number].keys
            let floor = tracker.floors[number]
            var scratch: [UInt8] = []
            for chunk in candidate.manifest.chunks where chunk.rows > 0 {
                try Task.checkCancellation()
                let bytes = try await chunks.readChunk(chunk)
                try bytes.withUnsafeBytes { buffer in
                    var frames = FramedRowIterator(buffer)
                    while let range = try frames.next() {
                        let row = UnsafeRawBufferPointer(rebasing: buffer[range])
                        let outcome = try walk.walk(row, from: floor)
                        if case .same = outcome { continue }
                        try keys.withKey(of: row, &scratch) { older.set($0, outcome) }
                        cascaded += 1
                    }
                }
                if older.memory + others > budget.limit { try older.spill(to: try budget.scratch()) }
            }
        }
        others += older.memory
        // Of the log, hiding it.
        var newer = TableFold()
        var merge = try folds[number].table.merged()
        while try merge.next({ key, image in
            guard let image else { return }
            let row = UnsafeRawBufferPointer(rebasing: image[..<(image.count - CascadePlace.size)])
            let outcome = try walk.walk(row, from: CascadePlace.read(image))
            if case .same = outcome { return }
            newer.set(key, outcome)
            cascaded += 1
        }) != nil {
            if newer.memory + others > budget.limit { try newer.spill(to: try budget.scratch()) }
        }
        try folds[number].cascade(older: older, newer: newer, rows: cascaded, &budget)
    }
}

extension TableFold {
    /// What a row has become.
    fileprivate mutating func set(_ key: UnsafeRawBufferPointer, _ outcome: CascadeWalk.Outcome) {
        switch outcome {
        case .same: return
        case .gone: _ = set(key, nil)
        case .changed(let row): row.withUnsafeBytes { _ = set(key, $0) }
        }
    }
}
