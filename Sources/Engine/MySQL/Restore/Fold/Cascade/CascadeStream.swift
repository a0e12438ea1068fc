internal import MySQLWire

/// What becomes of the values of those columns of a parent that foreign keys refer to.
struct CascadeStream {
    /// Number of the table.
    let parent: Int
    let columns: CascadeColumns
    let comparisons: [CascadeComparison?]
    /// By what the values are that go, in the order of their places.
    private(set) var events: [[UInt8]: [CascadeEvent]] = [:]
    private(set) var memory = 0
    private(set) var count = 0
    /// Of the values that go; rows of children are asked by it first.
    private var filter: FoldFilter?

    init(parent: Int, columns: CascadeColumns, comparisons: [CascadeComparison?]) {
        self.parent = parent
        self.columns = columns
        self.comparisons = comparisons
    }

    /// Puts into `bytes` what the values are compared by.
    func value(
        of row: UnsafeRawBufferPointer, _ found: [Range<Int>?], _ bytes: inout [UInt8]
    ) -> CascadeComparison.Value {
        bytes.removeAll(keepingCapacity: true)
        if found.contains(nil) { return .null }
        for (place, range) in found.enumerated() {
            guard let range, let comparison = comparisons[place],
                comparison.append(UnsafeRawBufferPointer(rebasing: row[range]), to: &bytes)
            else { return .unknown }
        }
        return .known
    }

    /// The same of values apart from their row.
    func value(of values: [[UInt8]?], _ bytes: inout [UInt8]) -> CascadeComparison.Value {
        bytes.removeAll(keepingCapacity: true)
        if values.contains(nil) { return .null }
        for (place, value) in values.enumerated() {
            guard let value, let comparison = comparisons[place],
                value.withUnsafeBytes({ comparison.append($0, to: &bytes) })
            else { return .unknown }
        }
        return .known
    }

    /// Adds an event; they come in the order of their places, or `sort` follows.
    mutating func add(_ event: CascadeEvent, of value: [UInt8]) {
        if events[value] == nil { memory += value.count + 96 }
        events[value, default: []].append(event)
        memory += 32 + (event.new?.reduce(0) { $0 + ($1.bytes?.count ?? 0) + 64 } ?? 0)
        count += 1
        filter = nil
    }

    /// Puts the events in order and makes ready to be asked for them.
    mutating func seal() {
        for value in Array(events.keys) { events[value]?.sort { $0.place < $1.place } }
        var filter = FoldFilter(keys: events.count, limit: max(1024, events.count * 2))
        for value in events.keys { value.withUnsafeBytes { filter.add($0) } }
        self.filter = filter
    }

    /// What becomes of this value.
    func events(of value: [UInt8]) -> [CascadeEvent]? {
        if let filter, !value.withUnsafeBytes({ filter.mayContain($0) }) { return nil }
        return events[value]
    }

    mutating func forget() {
        events = [:]
        memory = 0
        count = 0
    }
}
