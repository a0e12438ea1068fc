package import MySQLWire

/// The largest number an AUTO_INCREMENT column was given: a row that was deleted again has used its number all the same.
package struct FoldCounter: Sendable {
    private let column: FoldKeyReader
    private let isUnsigned: Bool
    /// 0 where no number was given.
    package private(set) var highest: UInt64 = 0

    /// - Parameter column: the place of the column among `kinds`.
    package init(kinds: [CanonicalKind], column: Int, isUnsigned: Bool) {
        self.column = FoldKeyReader(kinds: kinds, columns: [column])
        self.isUnsigned = isUnsigned
    }

    package mutating func restart() { highest = 0 }

    /// Takes note of an inserted row.
    package mutating func follow(_ row: UnsafeRawBufferPointer, _ scratch: inout [UInt8]) throws {
        let number = try column.withKey(of: row, &scratch) { bytes in
            var value: UInt64 = 0
            for byte in bytes.reversed() { value = value << 8 | UInt64(byte) }
            let isNegative = !isUnsigned && (bytes.last ?? 0) & 0x80 != 0
            return isNegative ? 0 : value
        }
        highest = max(highest, number)
    }
}
