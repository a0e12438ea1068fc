/// Walks the values of one canonical row.
///
/// The cursor points into memory it does not own: use it inside the scope that gives the buffer.
package struct CanonicalRowCursor {
    /// One value of a row. Ranges are offsets into the row.
    package struct Field: Equatable, Sendable {
        /// The column's place in the row, from 0.
        package let column: Int
        package let kind: CanonicalKind
        package let isNull: Bool
        /// The whole encoded value with its length prefix, empty for NULL: what a statement parameter takes.
        package let encoded: Range<Int>
        /// The value without its length prefix, empty for NULL.
        package let value: Range<Int>
    }

    package let row: UnsafeRawBufferPointer
    package let kinds: [CanonicalKind]
    private var column = 0
    private var offset: Int

    package init(_ row: UnsafeRawBufferPointer, kinds: [CanonicalKind]) throws(CanonicalError) {
        self.row = row
        self.kinds = kinds
        offset = CanonicalKind.nullBitmapSize(columns: kinds.count)
        if row.count < offset { throw .truncated(column: 0, offset: row.count) }
    }

    /// The next value, or nil after the last one.
    package mutating func next() throws(CanonicalError) -> Field? {
        guard column < kinds.count else {
            if offset != row.count { throw .trailingBytes(offset: offset) }
            return nil
        }
        let index = column
        let kind = kinds[index]
        column += 1
        let bit = index + 2
        if row[bit >> 3] & (1 << UInt8(bit & 7)) != 0 {
            return Field(column: index, kind: kind, isNull: true, encoded: offset..<offset, value: offset..<offset)
        }
        let start = offset
        guard let end = kind.end(of: row, from: start) else {
            if start >= row.count { throw .truncated(column: index, offset: start) }
            throw .malformed(column: index, offset: start)
        }
        offset = end
        let prefix: Int
        switch kind {
        case .bytes: prefix = LengthEncoded.decode(row, at: start).map { $0.end - start } ?? 0
        case .date, .datetime, .time: prefix = 1
        default: prefix = 0
        }
        return Field(column: index, kind: kind, isNull: false, encoded: start..<end, value: (start + prefix)..<end)
    }

    /// All values of a row.
    package static func fields(
        of row: UnsafeRawBufferPointer, kinds: [CanonicalKind]
    ) throws(CanonicalError) -> [Field] {
        var cursor = try CanonicalRowCursor(row, kinds: kinds)
        var fields: [Field] = []
        fields.reserveCapacity(kinds.count)
        while let field = try cursor.next() { fields.append(field) }
        return fields
    }
}
