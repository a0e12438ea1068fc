internal import Core
internal import MySQLWire

/// Takes note, while the log is folded, of what foreign keys that cascade need: which values go or move that rows refer
/// to, and, of tables in between, from when to when rows are there.
///
/// What it cannot follow ends with `CascadeStop`; its caller then drops the group of tables.
struct CascadeTracker {
    let plan: CascadePlan
    private(set) var streams: [CascadeStream]
    /// By number of the table.
    private(set) var histories: [Int: CascadeHistory] = [:]
    /// The place behind which the log is news to some read of the table, and the one behind which it is to all.
    private(set) var floors: [UInt64]
    private(set) var ceilings: [UInt64]
    /// Tables that cascades may have reached already.
    private(set) var reached: Set<Int> = []
    /// Tables that are replayed after all.
    private var dropped: Set<Int> = []
    private var place: UInt64 = 0
    private var opening: [Int]
    private var closing: [Int]
    private let context: ReplayContext
    private let names: [TableName]
    /// Find keys, and what others refer to, in the tables' rows.
    private let keys: [FoldKeyReader]
    private let referenced: [FoldKeyReader?]
    /// Bytes for values that go and for rows in between.
    private let limit: Int
    private var memory = 0
    private var found: [Range<Int>?] = []
    private var scratch: [UInt8] = []
    private var other: [UInt8] = []

    init?(_ context: ReplayContext, _ candidates: FoldCandidates, limit: Int) {
        plan = CascadePlan(candidates.tables, candidates.cascadingKeys)
        if plan.isEmpty { return nil }
        streams = plan.streams
        self.context = context
        self.limit = limit
        names = candidates.tables.map(\.name)
        keys = candidates.tables.map { FoldKeyReader(kinds: $0.table.kinds, columns: $0.table.key) }
        referenced = candidates.tables.indices.map { [plan] number in
            let places = Set(plan.streamsOfParent[number].flatMap { plan.streams[$0].columns.places })
            return places.isEmpty
                ? nil : FoldKeyReader(kinds: candidates.tables[number].table.kinds, columns: Array(places))
        }
        floors = Array(repeating: .max, count: names.count)
        ceilings = floors
        opening = names.indices.filter { [plan] in plan.isChild($0) || !plan.streamsOfParent[$0].isEmpty }
        closing = opening
        for number in plan.inner.keys { histories[number] = CascadeHistory() }
    }

    /// To be called before anything of the transaction is folded.
    mutating func enter(_ group: LogGroup, isConverged: Bool) {
        if opening.isEmpty, closing.isEmpty { return }
        let place = self.place
        for number in opening where isConverged || !context.isInBase(names[number], group) { floors[number] = place }
        opening.removeAll { floors[$0] != .max }
        for number in closing
        where isConverged || context.isExact(target: context.mapping.target(names[number]), group) {
            ceilings[number] = place
        }
        closing.removeAll { ceilings[$0] != .max }
    }

    /// Whether the places of images have to be kept with them.
    func isPlaced(_ number: Int) -> Bool { plan.isChild(number) && !keys[number].isWhole }

    /// Whether a change of the parent that its base holds already is news to tables below it.
    func isNews(of parent: Int, _ group: LogGroup) -> Bool {
        plan.below[parent].contains { !context.isInBase(names[$0], group) }
    }

    /// Whether what a change of the parent does is known for all tables below it: the rows over which it reaches those
    /// at deeper levels must be of its own instant.
    private func isOrdered(_ parent: Int, _ group: LogGroup) -> Bool {
        if closing.isEmpty { return true }
        for child in plan.below[parent] {
            // A transaction that is in a base although one before it is not.
            let isInBase = context.isInBase(names[child], group)
            if isInBase, floors[child] != .max { return false }
            let isExact = context.isExact(target: context.mapping.target(names[child]), group)
            if !isExact, isNews(of: child, group) { return false }
        }
        return true
    }

    /// Follows the changes of one event, in order; gives the place before the first. Each takes `CascadePlace.step`.
    ///
    /// Throws `CascadeStop` where the group cannot be folded.
    mutating func follow(_ rows: DecodedRows, of number: Int, cascades: Bool, _ group: LogGroup) throws -> UInt64 {
        let first = place
        place += UInt64(rows.count) * CascadePlace.step
        if dropped.contains(number) { return first }
        let before = usage(number)
        if cascades, referenced[number] != nil { try followParent(rows, number, first, group) }
        if plan.inner[number] != nil { try remember(rows, number, first) }
        memory += usage(number) - before
        if memory > limit { throw CascadeStop(table: number) }
        return first
    }

    private func usage(_ number: Int) -> Int {
        plan.streamsOfParent[number].reduce(histories[number]?.memory ?? 0) { $0 + streams[$1].memory }
    }

    // MARK: Parents

    private mutating func followParent(
        _ rows: DecodedRows, _ number: Int, _ first: UInt64, _ group: LogGroup
    ) throws {
        var isChecked = false
        try rows.bytes.withUnsafeBytes { bytes in
            for index in 0..<rows.count {
                guard let range = rows.before(index) else { continue }
                let before = UnsafeRawBufferPointer(rebasing: bytes[range])
                let after = rows.after(index).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
                if let after, try stays(before, after, number) { continue }
                if !isChecked {
                    guard isOrdered(number, group) else { throw CascadeStop(table: number) }
                    isChecked = true
                }
                let place = first + UInt64(index + 1) * CascadePlace.step
                for stream in plan.streamsOfParent[number] { try add(before, after, stream, place) }
            }
        }
    }

    /// Whether nothing changes that others refer to; false where it is not known at once.
    private mutating func stays(
        _ before: UnsafeRawBufferPointer, _ after: UnsafeRawBufferPointer, _ number: Int
    ) throws -> Bool {
        guard let reader = referenced[number] else { return true }
        var scratch = self.scratch
        var other = self.other
        self.scratch = []
        self.other = []
        defer {
            self.scratch = scratch
            self.other = other
        }
        do {
            return try reader.withKey(of: before, &scratch) { old in
                try reader.withKey(of: after, &other) { old.elementsEqual($0) }
            }
        } catch is CanonicalError {
            // NULL among them.
            return false
        }
    }

    private mutating func add(
        _ before: UnsafeRawBufferPointer, _ after: UnsafeRawBufferPointer?, _ number: Int, _ place: UInt64
    ) throws {
        let columns = streams[number].columns
        try columns.find(in: before, &found)
        let value = streams[number].value(of: before, found, &scratch)
        let old = try columns.values(of: before)
        let new = try after.map { try columns.values(of: $0) }
        guard let event = CascadeEvent(place: place, from: old, to: new), value != .null else { return }
        guard try concernsAny(event, number) else { return }
        if value == .unknown { throw CascadeStop(table: streams[number].parent) }
        if streams[number].count == 0 { reached.formUnion(plan.below[streams[number].parent]) }
        streams[number].add(event, of: scratch)
    }

    /// Whether a key follows the event whose table does not know of it already. Throws where it does so in a way that is
    /// not worked out here.
    private func concernsAny(_ event: CascadeEvent, _ number: Int) throws -> Bool {
        var concerns = false
        for link in plan.linksOfStream[number].map({ plan.links[$0] }) where floors[link.child] < event.place {
            switch link.action(event) {
            case .none: continue
            case .unfoldable: throw CascadeStop(table: link.child)
            default: concerns = true
            }
        }
        return concerns
    }

    // MARK: Tables in between

    private mutating func remember(_ rows: DecodedRows, _ number: Int, _ first: UInt64) throws {
        guard let columns = plan.inner[number] else { return }
        try rows.bytes.withUnsafeBytes { bytes in
            for index in 0..<rows.count {
                let place = first + UInt64(index + 1) * CascadePlace.step
                let before = rows.before(index).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
                let after = rows.after(index).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
                let old = try before.map { (try key(of: $0, number), try columns.values(of: $0)) }
                let new = try after.map { (try key(of: $0, number), try columns.values(of: $0)) }
                if let old, let new, old.0 == new.0, old.1 == new.1 { continue }
                if let old, old.0 != new?.0 { histories[number]?.add(nil, old.0, at: place) }
                if let new { histories[number]?.add(new.1, new.0, at: place) }
            }
        }
    }

    private mutating func key(of row: UnsafeRawBufferPointer, _ number: Int) throws -> [UInt8] {
        try keys[number].withKey(of: row, &scratch) { Array($0) }
    }

    // MARK: The end

    /// Whether the log holds anything of the table that cascades.
    func reaches(from number: Int) -> Bool { plan.streamsOfParent[number].contains { streams[$0].count > 0 } }

    /// Whether the log holds anything of what the table's rows refer to.
    func isAffected(_ number: Int) -> Bool {
        plan.linksOfChild[number].contains { streams[plan.links[$0].stream].count > 0 }
    }

    /// Forgets tables that are replayed after all.
    mutating func drop(_ numbers: some Sequence<Int>) {
        dropped.formUnion(numbers)
        for number in streams.indices where dropped.contains(streams[number].parent) { streams[number].forget() }
        for number in Array(histories.keys) where dropped.contains(number) { histories[number]?.forget() }
        memory = floors.indices.reduce(0) { $0 + usage($1) }
    }

    /// Adds what tables in between do besides what is in the log, and puts all in order.
    mutating func seal(_ derived: [(stream: Int, value: [UInt8], event: CascadeEvent)]) {
        for item in derived where !dropped.contains(streams[item.stream].parent) {
            streams[item.stream].add(item.event, of: item.value)
        }
        for number in streams.indices { streams[number].seal() }
    }
}

extension CascadeEvent {
    /// nil where nothing changes.
    init?(place: UInt64, from old: [[UInt8]?], to new: [[UInt8]?]?) {
        guard let new else {
            self.init(place: place, new: nil)
            return
        }
        if old == new { return nil }
        self.init(
            place: place, new: zip(old, new).map { old, new in Field(bytes: new, isChanged: old != new) })
    }
}
