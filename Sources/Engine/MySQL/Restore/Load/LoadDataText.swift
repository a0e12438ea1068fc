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
                CanonicalText.append(digits: CanonicalText.unsigned(value), width: 4, to: &bytes)
            } else if column.isUnsigned {
                CanonicalText.append(digits: CanonicalText.unsigned(value), width: 1, to: &bytes)
            } else {
                CanonicalText.append(signed: CanonicalText.signed(value), to: &bytes)
            }
        // The text of the same value as a double: read as a double and rounded, it gives the same float again.
        case .float:
            let float = Float(bitPattern: UInt32(truncatingIfNeeded: CanonicalText.unsigned(value)))
            bytes += Double(float).description.utf8
        case .double: bytes += Double(bitPattern: CanonicalText.unsigned(value)).description.utf8
        case .date, .datetime: CanonicalText.appendDate(value, withTime: column.kind == .datetime, to: &bytes)
        case .time: CanonicalText.appendTime(value, to: &bytes)
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
}
