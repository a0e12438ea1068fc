import Engine
import MySQLWire

/// A table of one unsigned BIGINT key in memory, which answers a range planner as a server does.
struct FakeTable: BoundarySource {
    let keys: [UInt64]
    /// Keys that do not survive the way to the server and back.
    var unfaithful: Set<UInt64> = []

    static func boundary(_ value: UInt64) -> KeyBoundary { KeyBoundary(integer: Int128(value), kind: .int8) }

    static func value(_ boundary: KeyBoundary?) -> UInt64? {
        boundary?.integer(isUnsigned: true).map { UInt64($0) }
    }

    func rows(in range: KeyRange) -> ArraySlice<UInt64> {
        let lower = Self.value(range.lower)
        let upper = Self.value(range.upper)
        let from = lower.map { bound in keys.partitioningIndex { $0 > bound } } ?? 0
        let to = upper.map { bound in keys.partitioningIndex { $0 > bound } } ?? keys.count
        return keys[from..<max(from, to)]
    }

    func boundary(in range: KeyRange, skip: Int) async throws -> KeyBoundary? {
        let rows = rows(in: range)
        return skip < rows.count ? Self.boundary(rows[rows.startIndex + skip]) : nil
    }

    func isFaithful(_ boundary: KeyBoundary) async throws -> Bool {
        !unfaithful.contains(Self.value(boundary) ?? 0)
    }
}

extension Array where Element == UInt64 {
    /// The first index whose element satisfies `predicate`, in a sorted array.
    fileprivate func partitioningIndex(_ predicate: (UInt64) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
