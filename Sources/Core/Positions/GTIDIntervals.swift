/// A set of sequence numbers as disjoint, non-adjacent closed ranges in rising order.
package struct GTIDIntervals: Hashable, Sendable {
    package private(set) var ranges: [ClosedRange<UInt64>] = []

    package init() {}

    package var isEmpty: Bool { ranges.isEmpty }

    package func contains(_ number: UInt64) -> Bool {
        let index = firstIndex(endingAtOrAfter: number)
        return index < ranges.count && ranges[index].lowerBound <= number
    }

    /// Constant time for the next number in order, which is what a log brings.
    package mutating func insert(_ number: UInt64) {
        if let last = ranges.last, last.upperBound &+ 1 == number, number != 0 {
            ranges[ranges.count - 1] = last.lowerBound...number
        } else {
            insert(number...number)
        }
    }

    package mutating func insert(_ range: ClosedRange<UInt64>) {
        // Everything that overlaps the range or touches it is merged into it.
        let first = firstIndex(endingAtOrAfter: range.lowerBound == 0 ? 0 : range.lowerBound - 1)
        var end = first
        var lower = range.lowerBound
        var upper = range.upperBound
        while end < ranges.count, ranges[end].lowerBound == 0 || ranges[end].lowerBound - 1 <= upper {
            lower = min(lower, ranges[end].lowerBound)
            upper = max(upper, ranges[end].upperBound)
            end += 1
        }
        ranges.replaceSubrange(first..<end, with: [lower...upper])
    }

    package mutating func remove(_ range: ClosedRange<UInt64>) {
        let first = firstIndex(endingAtOrAfter: range.lowerBound)
        var end = first
        var kept: [ClosedRange<UInt64>] = []
        while end < ranges.count, ranges[end].lowerBound <= range.upperBound {
            let old = ranges[end]
            if old.lowerBound < range.lowerBound { kept.append(old.lowerBound...range.lowerBound - 1) }
            if old.upperBound > range.upperBound { kept.append(range.upperBound + 1...old.upperBound) }
            end += 1
        }
        ranges.replaceSubrange(first..<end, with: kept)
    }

    package func isSubset(of other: GTIDIntervals) -> Bool {
        ranges.allSatisfy { range in
            let index = other.firstIndex(endingAtOrAfter: range.upperBound)
            return index < other.ranges.count && other.ranges[index].lowerBound <= range.lowerBound
        }
    }

    /// Index of the first range whose end is not before `number`.
    private func firstIndex(endingAtOrAfter number: UInt64) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
