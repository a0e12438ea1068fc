/// Rows of parameters for MariaDB's bulk execution: an indicator byte and a value a field.
package struct BulkParameters: Sendable {
    package let types: [ParameterType]
    package private(set) var rowCount = 0
    private(set) var bytes: [UInt8] = []
    private let widths: [ParameterType.Width]

    package init(types: [ParameterType]) {
        self.types = types
        widths = types.map(\.width)
    }

    package var byteCount: Int { bytes.count }

    /// Forgets the rows, keeps the memory.
    package mutating func removeAll() {
        rowCount = 0
        bytes.removeAll(keepingCapacity: true)
    }

    /// A canonical row of `types.count` columns.
    package mutating func appendRow(_ row: UnsafeRawBufferPointer) throws(MySQLError) {
        let start = bytes.count
        do throws(MySQLError) {
            var cursor = PacketCursor(row)
            try cursor.skip((widths.count + 9) / 8)
            for (column, width) in widths.enumerated() {
                let bit = column + 2
                guard row[bit >> 3] & (1 << UInt8(bit & 7)) == 0 else {
                    bytes.append(1)
                    continue
                }
                let from = cursor.offset
                switch width {
                case .fixed(let width): try cursor.skip(width)
                case .shortPrefixed: try cursor.skip(Int(try cursor.uint8()))
                case .lengthEncoded: _ = try cursor.lengthEncodedBytes()
                }
                bytes.append(0)
                bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: row[from..<cursor.offset]))
            }
            guard cursor.isAtEnd else { throw MySQLError(.misuse("a row is longer than its columns")) }
            rowCount += 1
        } catch {
            bytes.removeLast(bytes.count - start)
            throw error
        }
    }
}
