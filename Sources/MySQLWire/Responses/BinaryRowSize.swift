/// How long a binary row will be, told from its first bytes: so that a row of many megabytes is put together once.
package enum BinaryRowSize {
    /// At least so many bytes, marker byte included; nil where the bytes do not say or are wrong.
    package static func lowerBound(_ row: UnsafeRawBufferPointer, columns: [ResultColumn]) -> Int? {
        let bitmap = 1
        var offset = bitmap + (columns.count + 9) / 8
        guard offset <= row.count else { return nil }
        for (index, column) in columns.enumerated() {
            let bit = index + 2
            if row[bitmap + bit / 8] & (1 << UInt8(bit % 8)) != 0 { continue }
            guard offset < row.count else { return offset }
            switch ParameterType(code: column.type).width {
            case .fixed(let width): offset += width
            case .shortPrefixed: offset += 1 + Int(row[offset])
            case .lengthEncoded:
                var cursor = PacketCursor(UnsafeRawBufferPointer(rebasing: row[offset...]))
                guard let length = try? cursor.lengthEncodedInteger(), length < 1 << 32 else { return offset }
                offset += cursor.offset + Int(length)
            }
        }
        return offset
    }
}
