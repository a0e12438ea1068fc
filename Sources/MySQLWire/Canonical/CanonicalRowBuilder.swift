/// Builds canonical rows of one list of kinds, one after the other, into a buffer that is used again.
///
/// `begin`, then one `append` a column, then `finish`.
package struct CanonicalRowBuilder: Sendable {
    package let kinds: [CanonicalKind]
    /// Whether a `u32` length is put before each row.
    package let framed: Bool
    /// What was built so far. Take it, or clear it with `reset`, between batches.
    package private(set) var bytes: [UInt8] = []
    private var column = 0
    private var rowStart = 0

    package init(kinds: [CanonicalKind], framed: Bool) {
        self.kinds = kinds
        self.framed = framed
    }

    /// Forgets what was built and keeps the memory.
    package mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        column = 0
    }

    /// Starts a row.
    package mutating func begin() {
        column = 0
        if framed { bytes.append(contentsOf: [0, 0, 0, 0]) }
        rowStart = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: CanonicalKind.nullBitmapSize(columns: kinds.count)))
    }

    /// Ends a row: fills in its length. Gives false when a column is missing.
    @discardableResult
    package mutating func finish() -> Bool {
        guard column == kinds.count else { return false }
        if framed {
            let length = UInt32(truncatingIfNeeded: bytes.count - rowStart)
            for index in 0..<4 {
                bytes[rowStart - 4 + index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index)))
            }
        }
        return true
    }

    package mutating func appendNull() {
        let bit = column + 2
        bytes[rowStart + (bit >> 3)] |= 1 << UInt8(bit & 7)
        column += 1
    }

    /// Appends a value that is already in canonical form, its length prefix included.
    package mutating func append(encoded: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: encoded)
        column += 1
    }

    /// Appends an integer in the width of the column's kind (`int1` … `int8`), truncated to it.
    package mutating func append(integer: Int64) {
        let width = column < kinds.count ? kinds[column].fixedWidth ?? 8 : 8
        var rest = UInt64(bitPattern: integer)
        for _ in 0..<width {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        column += 1
    }

    package mutating func append(float: Float) {
        withUnsafeBytes(of: float.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        column += 1
    }

    package mutating func append(double: Double) {
        withUnsafeBytes(of: double.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        column += 1
    }

    /// Appends a value of kind `bytes`: its length, then the value.
    package mutating func append(value: some Collection<UInt8>) {
        LengthEncoded.append(value.count, to: &bytes)
        bytes.append(contentsOf: value)
        column += 1
    }
}
