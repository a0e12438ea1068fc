/// How one value of a canonical row is laid out: the forms of the binary protocol's result-set rows.
///
/// A canonical row is a NULL bitmap of `(columns + 9) / 8` bytes with bit offset 2, followed by the non-NULL values in
/// column order, each in the form its kind gives. All integers are little-endian.
package enum CanonicalKind: UInt8, Sendable, Hashable, CaseIterable {
    /// TINYINT: 1 byte.
    case int1
    /// SMALLINT and YEAR: 2 bytes.
    case int2
    /// MEDIUMINT and INT: 4 bytes, sign- or zero-extended.
    case int4
    /// BIGINT, and the numeric values of ENUM and SET: 8 bytes.
    case int8
    /// FLOAT: 4 bytes, IEEE 754.
    case float
    /// DOUBLE: 8 bytes, IEEE 754.
    case double
    /// DATE: a length byte of 0 or 4, then year (2), month, day.
    case date
    /// DATETIME and TIMESTAMP (UTC): a length byte of 0, 4, 7 or 11, then the date, hour, minute, second, microseconds (4).
    case datetime
    /// TIME: a length byte of 0, 8 or 12, then sign, days (4), hours, minutes, seconds, microseconds (4).
    case time
    /// Everything else: a length-encoded integer and that many bytes.
    case bytes

    /// The number of bytes of every value of this kind, or nil where a value carries its own length.
    package var fixedWidth: Int? {
        switch self {
        case .int1: 1
        case .int2: 2
        case .int4, .float: 4
        case .int8, .double: 8
        case .date, .datetime, .time, .bytes: nil
        }
    }
}

extension CanonicalKind {
    /// The size of the NULL bitmap that starts a row of `columns` columns, in bytes.
    @inlinable
    package static func nullBitmapSize(columns: Int) -> Int { (columns + 9) >> 3 }

    /// The end of the encoded value (its length prefix included) that starts at `offset` of `row`, or nil when the
    /// value does not fit into the row or its length byte is not one of the kind's.
    package func end(of row: UnsafeRawBufferPointer, from offset: Int) -> Int? {
        let end: Int
        switch self {
        case .int1: end = offset + 1
        case .int2: end = offset + 2
        case .int4, .float: end = offset + 4
        case .int8, .double: end = offset + 8
        case .date:
            guard offset < row.count, row[offset] == 0 || row[offset] == 4 else { return nil }
            end = offset + 1 + Int(row[offset])
        case .datetime:
            guard offset < row.count else { return nil }
            let length = row[offset]
            guard length == 0 || length == 4 || length == 7 || length == 11 else { return nil }
            end = offset + 1 + Int(length)
        case .time:
            guard offset < row.count else { return nil }
            let length = row[offset]
            guard length == 0 || length == 8 || length == 12 else { return nil }
            end = offset + 1 + Int(length)
        case .bytes:
            guard let prefix = LengthEncoded.decode(row, at: offset) else { return nil }
            guard prefix.value <= UInt64(row.count - prefix.end) else { return nil }
            end = prefix.end + Int(prefix.value)
        }
        return end <= row.count ? end : nil
    }
}
