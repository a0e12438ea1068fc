/// A set of MySQL transactions, as in `gtid_executed`.
package struct MySQLGTIDSet: Hashable, Sendable, CustomStringConvertible {
    /// The origin of transactions: a server's UUID and, from MySQL 8.3 on, a tag (empty for none).
    package struct Source: Hashable, Sendable, Comparable {
        package let uuid: UUIDBytes
        package let tag: String

        package init(uuid: UUIDBytes, tag: String) {
            self.uuid = uuid
            self.tag = tag
        }

        package static func < (left: Source, right: Source) -> Bool {
            left.uuid == right.uuid ? left.tag < right.tag : left.uuid < right.uuid
        }
    }

    package private(set) var intervals: [Source: GTIDIntervals] = [:]

    package init() {}

    /// Reads `uuid[:tag]:1-5:7[:tag:…],…` with any white space; nil where it is malformed. Empty text is the empty set.
    package init?(_ text: some StringProtocol) {
        for group in String(text.filter { !$0.isWhitespace }).split(separator: ",") {
            let parts = group.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count >= 2, let uuid = UUIDBytes(parts[0]) else { return nil }
            var tag = ""
            for part in parts.dropFirst() {
                if let first = part.utf8.first, !(0x30...0x39).contains(first) {
                    tag = part.lowercased()
                    guard Self.isTag(tag) else { return nil }
                    continue
                }
                let bounds = part.split(separator: "-", omittingEmptySubsequences: false)
                guard (1...2).contains(bounds.count), let lower = UInt64(bounds[0]),
                    let upper = UInt64(bounds[bounds.count - 1]),
                    lower >= 1, lower <= upper, upper < UInt64(Int64.max)
                else { return nil }
                intervals[Source(uuid: uuid, tag: tag), default: GTIDIntervals()].insert(lower...upper)
            }
        }
    }

    package var isEmpty: Bool { intervals.isEmpty }

    package mutating func insert(uuid: UUIDBytes, tag: String, sequence: UInt64) {
        intervals[Source(uuid: uuid, tag: tag), default: GTIDIntervals()].insert(sequence)
    }

    package mutating func insert(_ source: Source, _ range: ClosedRange<UInt64>) {
        intervals[source, default: GTIDIntervals()].insert(range)
    }

    package func contains(uuid: UUIDBytes, tag: String, sequence: UInt64) -> Bool {
        intervals[Source(uuid: uuid, tag: tag)]?.contains(sequence) ?? false
    }

    package mutating func formUnion(_ other: MySQLGTIDSet) {
        for (source, added) in other.intervals {
            for range in added.ranges { intervals[source, default: GTIDIntervals()].insert(range) }
        }
    }

    package func union(_ other: MySQLGTIDSet) -> MySQLGTIDSet {
        var result = self
        result.formUnion(other)
        return result
    }

    package func subtracting(_ other: MySQLGTIDSet) -> MySQLGTIDSet {
        var result = self
        for (source, removed) in other.intervals {
            guard var left = result.intervals[source] else { continue }
            for range in removed.ranges { left.remove(range) }
            result.intervals[source] = left.isEmpty ? nil : left
        }
        return result
    }

    package func isSubset(of other: MySQLGTIDSet) -> Bool {
        intervals.allSatisfy { source, own in other.intervals[source].map { own.isSubset(of: $0) } ?? own.isEmpty }
    }

    /// Sorted, one group for each UUID and tag: `uuid:1-5:7,uuid:tag:1-3`.
    package var description: String {
        intervals.sorted { $0.key < $1.key }.map { source, own in
            let numbers = own.ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            let origin = source.tag.isEmpty ? [source.uuid.description] : [source.uuid.description, source.tag]
            return (origin + numbers).joined(separator: ":")
        }.joined(separator: ",")
    }

    /// 1 to 32 characters: a letter or underscore, then letters, digits and underscores.
    static func isTag(_ text: some StringProtocol) -> Bool {
        guard (1...32).contains(text.utf8.count), let first = text.utf8.first, !(0x30...0x39).contains(first) else {
            return false
        }
        return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}
