package import MySQLWire

/// Finds the key of a canonical row: the bytes of the key's columns, in the order of the columns.
///
/// The key is what the row spells, not what a collation makes of it. Two spellings that the table holds equal are two
/// keys here; the log's images say which one went and which one came.
package struct FoldKeyReader: Sendable {
    private let kinds: [CanonicalKind]
    /// Whether the column is of the key; up to the key's last column.
    private let isKey: [Bool]
    private let first: Int
    private let bitmapSize: Int
    /// The key's columns stand side by side, so that the key is a piece of the row.
    private let isContiguous: Bool
    /// The table has no key: a row is known by all it is.
    package let isWhole: Bool

    /// - Parameter columns: places of the key's columns among `kinds`, in any order; empty for a table without a key.
    package init(kinds: [CanonicalKind], columns: [Int]) {
        isWhole = columns.isEmpty
        self.kinds = kinds
        let places = columns.sorted()
        first = places.first ?? 0
        let last = places.last ?? 0
        let wanted = Set(places)
        isKey = (0...last).map(wanted.contains)
        bitmapSize = CanonicalKind.nullBitmapSize(columns: kinds.count)
        isContiguous = last - first + 1 == wanted.count
    }

    /// Lends the row's key, which may lie in `scratch`. Throws where the row is malformed or its key is NULL.
    @inline(__always)
    package func withKey<Result>(
        of row: UnsafeRawBufferPointer, _ scratch: inout [UInt8], _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        if isWhole { return try body(row) }
        guard row.count >= bitmapSize else { throw CanonicalError.truncated(column: 0, offset: row.count) }
        var offset = bitmapSize
        var start = offset
        if !isContiguous { scratch.removeAll(keepingCapacity: true) }
        for column in isKey.indices {
            let bit = column + 2
            if row[bit >> 3] & (1 << UInt8(bit & 7)) != 0 {
                if isKey[column] { throw CanonicalError.malformed(column: column, offset: offset) }
                continue
            }
            guard let end = kinds[column].end(of: row, from: offset) else {
                throw CanonicalError.malformed(column: column, offset: offset)
            }
            if column == first { start = offset }
            if !isContiguous, isKey[column] {
                scratch.append(contentsOf: UnsafeRawBufferPointer(rebasing: row[offset..<end]))
            }
            offset = end
        }
        if isContiguous { return try body(UnsafeRawBufferPointer(rebasing: row[start..<offset])) }
        return try scratch.withUnsafeBytes(body)
    }
}
