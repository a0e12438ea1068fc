internal import Core
internal import MySQLWire

/// Cuts one table into ranges, one at a time, as readers ask for them.
///
/// A range is what one statement reads: small enough that the statement ends within a second or so, because for so long
/// the table's definition is pinned and a failure costs so much again. Sizes adapt to what ranges turned out to hold.
package struct RangePlanner: Sendable {
    package enum Mode: Sendable, Hashable {
        /// One range: the whole table.
        case whole
        /// Boundaries looked up every so many rows.
        case walk
        /// Boundaries computed: the key is one integer column and dense.
        case stride(step: Int128)
    }

    package private(set) var mode: Mode
    package let walk: KeyWalk?
    /// Still to be walked, in order; nil is the table as a whole.
    private var partitions: [String?]
    private var lower: KeyBoundary?
    /// Rows a range should hold.
    package private(set) var rowsPerRange: Int
    private var sparseRanges = 0
    /// Ends of an earlier base's ranges that are still ahead, the next one last.
    private var fences: [RangeFence] = []
    private let limits: RangeLimits

    package init(walk: KeyWalk?, partitions: [String], estimatedRows: UInt64, dataBytes: UInt64, limits: RangeLimits) {
        self.walk = walk
        self.limits = limits
        // Statistics of a table just filled may say anything: the first ranges are small and grow as they are read.
        let rowBytes = max(256, dataBytes / max(1, estimatedRows))
        rowsPerRange = limits.clamp(rows: limits.bytes / rowBytes)
        let isSmall = estimatedRows < UInt64(limits.wholeRows) && dataBytes < limits.bytes * 2
        mode = walk == nil || isSmall ? .whole : .walk
        self.partitions = mode == .whole || partitions.isEmpty ? [nil] : partitions
    }

    package var isExhausted: Bool { partitions.isEmpty }

    /// Gives up reading the table in one piece: it holds more than its estimates said.
    package mutating func switchToWalk(partitions names: [String]) {
        mode = .walk
        partitions = names.isEmpty ? [nil] : names
        fences = []
        lower = nil
    }

    /// Makes the planner cut where an earlier base did. `names` are the table's partitions.
    package mutating func reuse(_ fences: [RangeFence], partitions names: [String]) {
        switchToWalk(partitions: names)
        self.fences = fences.reversed()
    }

    /// Makes the planner compute boundaries where the key allows; `first` and `last` are the table's ends.
    package mutating func useStride(first: Int128, last: Int128, estimatedRows: UInt64) {
        guard partitions.count == 1, partitions[0] == nil, last >= first, estimatedRows > 0 else { return }
        let slots = last - first + 1
        let density = Double(estimatedRows) / Double(slots)
        guard density >= 0.25 else { return }
        mode = .stride(step: Int128(Double(rowsPerRange) / min(1, density)))
        lower = nil
    }

    /// The next range, or nil when the table is covered. Costs one or two statements over `rowsPerRange` index entries.
    package mutating func next(_ source: some BoundarySource) async throws -> KeyRange? {
        guard let partition = partitions.first else { return nil }
        switch mode {
        case .whole:
            partitions = []
            return KeyRange()
        case .walk:
            return try await nextByWalk(partition, source)
        case .stride(let step):
            return try await nextByStride(step, source)
        }
    }

    private mutating func nextByWalk(_ partition: String?, _ source: some BoundarySource) async throws -> KeyRange {
        var open = KeyRange(partition: partition, lower: lower)
        if let fence = nextFence(in: partition) {
            open.upper = fence.upper
            if try await !hasGrown(fence, open, source) {
                fences.removeLast()
                leave(open)
                return open
            }
        }
        // A boundary that does not survive the way to the server and back could sort elsewhere; its neighbour may do.
        for attempt in 0..<Self.maxAttempts {
            guard let boundary = try await source.boundary(in: open, skip: rowsPerRange - 1 + attempt) else { break }
            guard try await source.isFaithful(boundary) else { continue }
            lower = boundary
            return KeyRange(partition: partition, lower: open.lower, upper: boundary)
        }
        if nextFence(in: partition) != nil { fences.removeLast() }
        leave(open)
        return open
    }

    /// Goes on behind a range that ends where the partition or a fence does.
    private mutating func leave(_ range: KeyRange) {
        lower = range.upper
        if range.upper == nil { partitions.removeFirst() }
    }

    /// The next fence, where it is one of this partition; those of partitions that are gone are passed over.
    private mutating func nextFence(in partition: String?) -> RangeFence? {
        while let fence = fences.last, fence.partition != partition, !partitions.contains(fence.partition) {
            fences.removeLast()
        }
        return fences.last?.partition == partition ? fences.last : nil
    }

    /// Whether what lies before a fence may be more by now than one statement should read.
    private func hasGrown(_ fence: RangeFence, _ range: KeyRange, _ source: some BoundarySource) async throws -> Bool {
        guard fence.bytes <= limits.bytes * 2 else { return true }
        let allowed = fence.rows * 2 + UInt64(limits.minRows)
        if let column = walk?.columns.first, walk?.isSingleInteger ?? false,
            let lower = range.lower?.integer(isUnsigned: column.isUnsigned),
            let upper = range.upper?.integer(isUnsigned: column.isUnsigned), upper - lower <= Int128(allowed)
        {
            return false
        }
        return try await source.boundary(in: range, skip: Int(clamping: allowed)) != nil
    }

    private mutating func nextByStride(_ step: Int128, _ source: some BoundarySource) async throws -> KeyRange? {
        guard let column = walk?.columns.first else { return nil }
        // The next key that exists, so that a gap of any width costs one look-up and no empty range.
        guard let first = try await source.boundary(in: KeyRange(lower: lower), skip: 0),
            let value = first.integer(isUnsigned: column.isUnsigned)
        else {
            partitions = []
            return nil
        }
        let start = lower
        let limit = Self.largest(column)
        let end = min(value + step - 1, limit)
        let upper = KeyBoundary(integer: end, kind: column.codec.kind)
        lower = upper
        if end == limit { partitions = [] }
        return KeyRange(lower: start, upper: upper)
    }

    /// Learns from a range that was read: aims at the limits of size and time, and gives up computing boundaries where
    /// the ranges turn out nearly empty.
    package mutating func learn(rows: UInt64, bytes: UInt64, seconds: Double) {
        if case .stride(let step) = mode {
            sparseRanges = Int128(rows) < step / 16 ? sparseRanges + 1 : 0
            if sparseRanges >= 4 { mode = .walk }
        }
        guard rows > 0 else { return }
        let bySize = Double(limits.bytes) / max(1, Double(bytes) / Double(rows))
        let byTime = limits.seconds / max(1e-9, seconds / Double(rows))
        let wanted = min(bySize, byTime, Double(rowsPerRange) * 2)
        let old = rowsPerRange
        rowsPerRange = limits.clamp(rows: UInt64(max(1, wanted)))
        if case .stride(let step) = mode {
            mode = .stride(step: max(1, step * Int128(rowsPerRange) / Int128(old)))
        }
    }

    private static let maxAttempts = 100

    private static func largest(_ column: KeyColumn) -> Int128 {
        let bits = (column.codec.kind.fixedWidth ?? 8) * 8 - (column.isUnsigned ? 0 : 1)
        return (Int128(1) << Int128(bits)) - 1
    }
}
