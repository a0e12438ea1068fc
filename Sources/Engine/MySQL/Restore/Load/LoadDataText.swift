internal import Core
package import MySQLWire

/// Writes canonical rows as the text LOAD DATA reads: fields end with a tab, rows with a line feed, a backslash takes what
/// follows it as it is, `\N` is NULL.
///
/// Source: MySQL 9 Reference Manual, “LOAD DATA Statement”, field and line handling.
package struct LoadDataText {
    private let columns: [LoadDataColumn]
    private let kinds: [CanonicalKind]
    package private(set) var bytes: [UInt8] = []

    package init(_ columns: [LoadDataColumn]) {
        self.columns = columns
        kinds = columns.map(\.kind)
    }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    package mutating func append(_ row: UnsafeRawBufferPointer) throws(CanonicalError) {
        var cursor = try CanonicalRowCursor(row, kinds: kinds)
        while let field = try cursor.next() {
            if field.column > 0 { bytes.append(0x09) }
            if field.isNull {
                bytes.append(0x5C)
                bytes.append(UInt8(ascii: "N"))
            } else {
                append(UnsafeRawBufferPointer(rebasing: row[field.value]), columns[field.column])
            }
        }
        bytes.append(0x0A)
    }

    private mutating func append(_ value: UnsafeRawBufferPointer, _ column: LoadDataColumn) {
        switch column.kind {
        case .bytes: appendEscaped(value)
        case .int1, .int2, .int4, .int8:
            if column.isYear {
                append(digits: UInt64(Self.unsigned(value)), width: 4)
            } else if column.isUnsigned {
                append(digits: Self.unsigned(value), width: 1)
            } else {
                append(signed: Self.signed(value))
            }
        // The text of the same value as a double: read as a double and rounded, it gives the same float again.
        case .float:
            let float = Float(bitPattern: UInt32(truncatingIfNeeded: Self.unsigned(value)))
            bytes += Double(float).description.utf8
        case .double: bytes += Double(bitPattern: Self.unsigned(value)).description.utf8
        case .date, .datetime: appendDate(value, withTime: column.kind == .datetime)
        case .time: appendTime(value)
        }
    }

    private mutating func appendEscaped(_ value: UnsafeRawBufferPointer) {
        var begin = 0
        for (index, byte) in value.enumerated() where byte == 0x09 || byte == 0x0A || byte == 0x5C {
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: value[begin..<index]))
            bytes.append(0x5C)
            bytes.append(byte)
            begin = index + 1
        }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: value[begin...]))
    }

    /// `year (2) month day [hour minute second [microseconds (4)]]`, all zero where empty.
    private mutating func appendDate(_ value: UnsafeRawBufferPointer, withTime: Bool) {
        let year = value.count >= 4 ? UInt64(value[0]) | UInt64(value[1]) << 8 : 0
        append(digits: year, width: 4)
        append(UInt8(ascii: "-"), value.count >= 4 ? value[2] : 0)
        append(UInt8(ascii: "-"), value.count >= 4 ? value[3] : 0)
        guard withTime else { return }
        append(UInt8(ascii: " "), value.count >= 7 ? value[4] : 0)
        append(UInt8(ascii: ":"), value.count >= 7 ? value[5] : 0)
        append(UInt8(ascii: ":"), value.count >= 7 ? value[6] : 0)
        if value.count >= 11 { appendFraction(value, at: 7) }
    }

    /// `sign days (4) hour minute second [microseconds (4)]`.
    private mutating func appendTime(_ value: UnsafeRawBufferPointer) {
        guard value.count >= 8 else {
            bytes += "00:00:00".utf8
            return
        }
        if value[0] != 0 { bytes.append(UInt8(ascii: "-")) }
        let days = UInt64(UInt32(littleEndian: value.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        append(digits: days * 24 + UInt64(value[5]), width: 2)
        append(UInt8(ascii: ":"), value[6])
        append(UInt8(ascii: ":"), value[7])
        if value.count >= 12 { appendFraction(value, at: 8) }
    }

    private mutating func appendFraction(_ value: UnsafeRawBufferPointer, at offset: Int) {
        bytes.append(UInt8(ascii: "."))
        let microseconds = UInt32(littleEndian: value.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        append(digits: UInt64(microseconds), width: 6)
    }

    // MARK: Numbers

    private mutating func append(_ separator: UInt8, _ number: UInt8) {
        bytes.append(separator)
        bytes.append(0x30 + number / 10 % 10)
        bytes.append(0x30 + number % 10)
    }

    private mutating func append(signed value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digits: value.magnitude, width: 1)
    }

    /// At least `width` digits.
    private mutating func append(digits value: UInt64, width: Int) {
        var divisor: UInt64 = 1
        var count = 1
        while count < width || value / divisor >= 10 {
            divisor *= 10
            count += 1
        }
        while divisor > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }

    private static func unsigned(_ value: UnsafeRawBufferPointer) -> UInt64 {
        switch value.count {
        case 1: UInt64(value[0])
        case 2: UInt64(UInt16(littleEndian: value.loadUnaligned(as: UInt16.self)))
        case 4: UInt64(UInt32(littleEndian: value.loadUnaligned(as: UInt32.self)))
        default: UInt64(littleEndian: value.loadUnaligned(as: UInt64.self))
        }
    }

    private static func signed(_ value: UnsafeRawBufferPointer) -> Int64 {
        switch value.count {
        case 1: Int64(Int8(bitPattern: value[0]))
        case 2: Int64(Int16(littleEndian: value.loadUnaligned(as: Int16.self)))
        case 4: Int64(Int32(littleEndian: value.loadUnaligned(as: Int32.self)))
        default: Int64(littleEndian: value.loadUnaligned(as: Int64.self))
        }
    }
}
