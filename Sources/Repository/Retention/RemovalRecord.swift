/// Which segments of an instance's log were taken away on purpose: a hole that is not in it is damage.
package struct RemovalRecord: Codable, Sendable, Hashable {
    /// Rising, without overlaps.
    package private(set) var ranges: [RemovedRange]

    package init() { ranges = [] }

    /// Whether the ranges are such as this program writes.
    var isWellFormed: Bool {
        ranges.allSatisfy { 1 <= $0.first && $0.first <= $0.last && $0.last < .max }
            && zip(ranges, ranges.dropFirst()).allSatisfy { $0.last < $1.first }
    }

    /// The range a segment is named by.
    package func range(of sequence: UInt64) -> RemovedRange? {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].last < sequence { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(sequence) ? ranges[low] : nil
    }

    /// The parts of `segments` that are not named, rising.
    package func unnamed(in segments: ClosedRange<UInt64>) -> [ClosedRange<UInt64>] {
        var rest: [ClosedRange<UInt64>] = []
        var next = segments.lowerBound
        for range in ranges where range.last >= segments.lowerBound && range.first <= segments.upperBound {
            if next < range.first { rest.append(next...range.first - 1) }
            next = max(next, range.last + 1)
        }
        if next <= segments.upperBound { rest.append(next...segments.upperBound) }
        return rest
    }

    /// Whether every one of `segments` is named.
    package func names(_ segments: ClosedRange<UInt64>) -> Bool { unnamed(in: segments).isEmpty }

    /// Names more segments; those that are named already keep their reason.
    package mutating func add(_ segments: ClosedRange<UInt64>, _ reason: RemovalReason) {
        let added = unnamed(in: segments).map { RemovedRange($0, reason) }
        ranges = (ranges + added).sorted { $0.first < $1.first }.reduce(into: []) { joined, range in
            if let before = joined.last, before.last + 1 == range.first, before.reason == range.reason {
                joined[joined.count - 1].last = range.last
            } else {
                joined.append(range)
            }
        }
    }

    /// What is left of stored segments, given as rising ranges, without those that are named.
    func subtracted(from stored: [ClosedRange<UInt64>]) -> [ClosedRange<UInt64>] { stored.flatMap(unnamed) }
}
