/// How one column of a row image is read and written: what the hot loop switches on.
struct ColumnPlan: Sendable {
    enum Operation: UInt8, Sendable {
        /// Not in the image: taken from the before image, or NULL.
        case absent
        case copy1, copy2, copy4, copy8
        case int24Signed, int24Unsigned
        case year
        case date
        case oldTime, oldDatetime, oldTimestamp
        case hiresTime, hiresDatetime, hiresTimestamp
        case time2, datetime2, timestamp2
        /// `first` is the precision, `second` the scale.
        case decimal
        /// Length bytes in `first`, then bytes as they are.
        case variable
        /// Length bytes in `first`, padded with zeros to `second` bytes.
        case padded
        /// Exactly `first` bytes.
        case bits
        /// `first` little-endian bytes, widened to eight.
        case widened
        /// MySQL's binary JSON, `first` length bytes.
        case json
        /// MariaDB's compressed column, `first` length bytes.
        case compressed
        /// A type without values.
        case null
    }

    var operation: Operation
    /// The column's bit in the canonical row's NULL bitmap; -1 when the column is left out.
    var nullBit: Int32 = -1
    var first: Int32 = 0
    var second: Int32 = 0

    /// The most bytes the operation writes beyond those it reads.
    var outputBound: Int {
        switch operation {
        case .padded: Int(second) + 9
        case .decimal: 80
        default: 16
        }
    }
}

extension ColumnPlan {
    /// The plan of a column, by its type in the event, what the server said about it, and what the schema knows.
    static func make(
        _ column: TableMap.Column, unsigned: Bool?, collation: UInt32?, hint: ColumnHint, included: Bool
    ) -> (plan: ColumnPlan, kind: CanonicalKind)? {
        let meta = Int(column.meta)
        switch column.realType {
        case .tiny: return (.init(operation: .copy1), .int1)
        case .short: return (.init(operation: .copy2), .int2)
        case .int24:
            let isUnsigned = hint.isUnsigned ?? unsigned ?? false
            return (.init(operation: isUnsigned ? .int24Unsigned : .int24Signed), .int4)
        case .long: return (.init(operation: .copy4), .int4)
        case .longLong: return (.init(operation: .copy8), .int8)
        case .float: return (.init(operation: .copy4), .float)
        case .double: return (.init(operation: .copy8), .double)
        case .year: return (.init(operation: .year), .int2)
        case .null: return (.init(operation: .null), .bytes)
        case .newDecimal:
            let precision = meta >> 8
            let scale = meta & 0xFF
            guard precision >= 1, precision <= 65, scale <= precision, scale <= 38 else { return nil }
            return (.init(operation: .decimal, first: Int32(precision), second: Int32(scale)), .bytes)
        case .date, .newDate, .time, .datetime, .timestamp, .time2, .datetime2, .timestamp2:
            return temporal(column.realType, meta: meta, decimals: hint.temporalDecimals ?? 0)
        case .varchar: return (.init(operation: .variable, first: meta > 255 ? 2 : 1), .bytes)
        case .string, .varString: return string(column, collation: collation, hint: hint)
        case .enumeration:
            guard (1...2).contains(meta & 0xFF) else { return nil }
            return (.init(operation: .widened, first: Int32(meta & 0xFF)), .int8)
        case .set:
            guard (1...8).contains(meta & 0xFF) else { return nil }
            return (.init(operation: .widened, first: Int32(meta & 0xFF)), .int8)
        case .bit:
            let size = (meta >> 8) + (meta & 0xFF == 0 ? 0 : 1)
            guard (0...8).contains(size) else { return nil }
            return (.init(operation: .bits, first: Int32(size)), .bytes)
        case .blob, .tinyBlob, .mediumBlob, .longBlob, .geometry, .vector:
            guard (1...4).contains(meta) else { return nil }
            return (.init(operation: .variable, first: Int32(meta)), .bytes)
        case .json, .typedArray:
            guard (1...4).contains(meta) else { return nil }
            return (.init(operation: included ? .json : .variable, first: Int32(meta)), .bytes)
        case .mariaBlobCompressed:
            guard (1...4).contains(meta) else { return nil }
            return (.init(operation: included ? .compressed : .variable, first: Int32(meta)), .bytes)
        case .mariaVarcharCompressed:
            return (.init(operation: included ? .compressed : .variable, first: meta > 255 ? 2 : 1), .bytes)
        default: return nil
        }
    }

    private static func string(
        _ column: TableMap.Column, collation: UInt32?, hint: ColumnHint
    ) -> (plan: ColumnPlan, kind: CanonicalKind)? {
        let length = column.stringLength
        let prefix: Int32 = length > 255 ? 2 : 1
        if hint.special != nil { return (.init(operation: .padded, first: prefix, second: Int32(length)), .bytes) }
        // Collation 63 is the binary character set: a BINARY column, whose trailing zeros the log leaves out.
        guard hint.isBinary ?? (collation == 63) else {
            return (.init(operation: .variable, first: prefix), .bytes)
        }
        return (.init(operation: .padded, first: prefix, second: Int32(length)), .bytes)
    }

    private static func temporal(
        _ type: ColumnType, meta: Int, decimals: Int
    ) -> (plan: ColumnPlan, kind: CanonicalKind)? {
        switch type {
        case .date, .newDate: return (.init(operation: .date), .date)
        case .time2, .datetime2, .timestamp2:
            guard meta <= 6 else { return nil }
            let fraction = Int32((meta + 1) / 2)
            switch type {
            case .time2: return (.init(operation: .time2, first: fraction), .time)
            case .datetime2: return (.init(operation: .datetime2, first: fraction), .datetime)
            default: return (.init(operation: .timestamp2, first: fraction), .datetime)
            }
        default:
            guard (0...6).contains(decimals) else { return nil }
            let digits = Int32(decimals)
            switch type {
            case .time:
                let size: [Int32] = [3, 4, 4, 5, 5, 5, 6]
                return (
                    .init(operation: decimals == 0 ? .oldTime : .hiresTime, first: size[decimals], second: digits),
                    .time
                )
            case .datetime:
                let size: [Int32] = [8, 6, 6, 7, 7, 7, 8]
                return (
                    .init(
                        operation: decimals == 0 ? .oldDatetime : .hiresDatetime, first: size[decimals], second: digits),
                    .datetime
                )
            default:
                return (
                    .init(
                        operation: decimals == 0 ? .oldTimestamp : .hiresTimestamp, first: (digits + 1) / 2,
                        second: digits), .datetime
                )
            }
        }
    }
}
