internal import Core
internal import Repository

/// Walks the indexes of a log and gives its units in order, over the holes that pruning made.
struct LogUnitReader {
    private let archive: any LogArchive
    private let filter: SegmentFilter
    /// Where the stored parts of the log begin, rising.
    private let starts: [UInt64]
    private var next: UInt64
    private var waiting: ArraySlice<SegmentIndex> = []
    private var open: LogUnit?
    /// Segments whose index was looked at.
    private(set) var segments: UInt64 = 0
    private(set) var bytes: UInt64 = 0
    /// What the log lacks, as found since it was last asked for.
    private var incidents: [LogIncident] = []

    private static let batch = 256

    init(_ archive: any LogArchive, from first: UInt64, starts: [UInt64], filter: SegmentFilter) {
        self.archive = archive
        self.filter = filter
        self.starts = starts.sorted()
        next = first
    }

    mutating func takeIncidents() -> [LogIncident] {
        defer { incidents = [] }
        return incidents
    }

    /// The next unit; nil at the end of the log. A transaction that is still open there is in none.
    mutating func nextUnit() async throws -> LogUnit? {
        while true {
            guard let index = try await nextIndex() else {
                defer { open = nil }
                // What is complete of the last unit is complete; its open transaction is not given by any reader.
                return open
            }
            guard var unit = open else {
                let unit = LogUnit(index, filter)
                if !unit.isOpen { return unit }
                open = unit
                continue
            }
            if unit.isContinued(by: index) {
                unit.add(index, filter)
                open = unit.isOpen ? unit : nil
                if !unit.isOpen { return unit }
            } else {
                open = LogUnit(index, filter)
                return unit
            }
        }
    }

    private mutating func nextIndex() async throws -> SegmentIndex? {
        // A unit that was just begun may be whole.
        while waiting.isEmpty {
            let indexes = try await archive.segmentIndexes(from: next, limit: Self.batch)
            if let last = indexes.last {
                waiting = indexes[...]
                next = last.sequence + 1
            } else {
                // A part that was removed on purpose: go on behind it.
                guard let start = starts.first(where: { $0 > next }) else { return nil }
                next = start
            }
        }
        let index = waiting.removeFirst()
        segments += 1
        bytes += index.rawBytes
        incidents += index.incidents
        return index
    }
}
