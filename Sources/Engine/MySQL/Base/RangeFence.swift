internal import Core
package import MySQLWire
package import Repository

/// The end of a range of an earlier base, and what was in it: the planner cuts there again, so that the same rows make
/// the same chunk.
///
/// Fences cannot lose rows whatever they are: ranges from one fence to the next, open at both ends, cover every key in
/// any order of the fences.
package struct RangeFence: Sendable, Hashable {
    package let partition: String?
    /// nil for the rest of the table or partition.
    package let upper: KeyBoundary?
    package var rows: UInt64
    package var bytes: UInt64

    package init(partition: String? = nil, upper: KeyBoundary?, rows: UInt64, bytes: UInt64) {
        self.partition = partition
        self.upper = upper
        self.rows = rows
        self.bytes = bytes
    }

    /// The fences of a table in an earlier base; empty where they are not of the key that `kinds` describes.
    ///
    /// Neighbours that shrank below `least` bytes together are made one.
    package static func of(_ table: TableManifest, kinds: [CanonicalKind], least: UInt64) -> [RangeFence] {
        var fences: [RangeFence] = []
        var rows: UInt64 = 0
        var bytes: UInt64 = 0
        for chunk in table.chunks {
            rows += chunk.rows
            bytes += chunk.rawBytes
            guard let range = chunk.range else { continue }
            var upper: KeyBoundary?
            if let parts = range.upper {
                upper = KeyBoundary(parts: parts.map(\.bytes))
                guard let upper, upper.fits(kinds) else { return [] }
            }
            if let last = fences.last, last.partition == range.partition, last.upper != nil, last.bytes + bytes < least
            {
                fences.removeLast()
                rows += last.rows
                bytes += last.bytes
            }
            fences.append(RangeFence(partition: range.partition, upper: upper, rows: rows, bytes: bytes))
            (rows, bytes) = (0, 0)
        }
        return fences
    }
}
