internal import MySQLWire

/// Which columns the row images of one event hold.
///
/// MariaDB 11.8 leaves generated columns, and the hidden columns of hashed unique keys, out of the before image and
/// of an update's after image even with `binlog_row_image = FULL` (inserts hold them). The canonical
/// row has no generated columns, so such an image is whole. TABLE_MAP does not say which columns are generated.
struct RowImageShape: Sendable, Equatable {
    /// One flag a column: whether the image holds it.
    let before: [Bool]
    /// Of an update; else equal to `before`.
    let after: [Bool]

    init(_ rows: RowsEvent, _ bytes: UnsafeRawBufferPointer) {
        before = Self.columns(rows.columnCount, rows.beforeBitmap, bytes)
        after = rows.kind == .update ? Self.columns(rows.columnCount, rows.afterBitmap, bytes) : before
    }

    private static func columns(_ count: Int, _ bitmap: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> [Bool] {
        guard bitmap.upperBound <= bytes.count else { return Array(repeating: false, count: count) }
        return (0..<count).map { bytes[bitmap.lowerBound + $0 >> 3] & (1 << UInt8($0 & 7)) != 0 }
    }

    var isWhole: Bool { before.allSatisfy(\.self) }

    /// Whether a column is missing that a canonical row has. An after image may lack what the before image has
    /// (FULL_NODUP), so it is the before image that decides.
    func isPartial(_ knowledge: ImageKnowledge) -> Bool {
        if let generated = knowledge.generated {
            // Columns behind those the server lists are hidden ones.
            if generated.count <= before.count {
                return zip(before, generated).contains { isPresent, isGenerated in !isPresent && !isGenerated }
            }
        }
        // The table is gone or was changed since: what is left is the setting, and that FULL and FULL_NODUP leave the
        // same columns out of both images, or more out of the second.
        return !knowledge.logsWholeImages || before.indices.contains { after[$0] && !before[$0] }
    }
}
