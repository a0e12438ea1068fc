internal import MySQLWire

/// Row changes counted by table, tables by their numbers (`TableNumbers`): a transaction counts without a name being hashed and
/// leaves its memory to the next.
struct TableTally {
    struct Counts {
        var inserts: UInt64 = 0
        var updates: UInt64 = 0
        var deletes: UInt64 = 0
        fileprivate var isTouched = false
    }

    private var counts: [Counts] = []
    /// The numbers of the tables counted, in the order they came.
    private(set) var touched: [Int] = []

    subscript(_ number: Int) -> Counts { counts[number] }

    mutating func count(_ rows: UInt64, _ kind: RowsEvent.Kind, of number: Int) {
        touch(number)
        switch kind {
        case .insert: counts[number].inserts += rows
        case .update: counts[number].updates += rows
        case .delete: counts[number].deletes += rows
        }
    }

    mutating func merge(_ other: TableTally) {
        for number in other.touched {
            touch(number)
            counts[number].inserts += other.counts[number].inserts
            counts[number].updates += other.counts[number].updates
            counts[number].deletes += other.counts[number].deletes
        }
    }

    /// Forgets what was counted and keeps the memory.
    mutating func reset() {
        for number in touched { counts[number] = Counts() }
        touched.removeAll(keepingCapacity: true)
    }

    private mutating func touch(_ number: Int) {
        if number >= counts.count {
            counts.append(contentsOf: repeatElement(Counts(), count: number + 1 - counts.count))
        }
        guard !counts[number].isTouched else { return }
        counts[number].isTouched = true
        touched.append(number)
    }
}
