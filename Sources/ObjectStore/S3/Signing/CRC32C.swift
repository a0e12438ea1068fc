/// The Castagnoli checksum, eight bytes a step.
package enum CRC32C {
    /// `tables[k][b]`: the effect of byte `b` with `k` more bytes behind it.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
            tables[byte] = value
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
        }
        return tables
    }()

    package static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            bytes.withUnsafeBytes { bytes in
                var crc = ~UInt32(0)
                var index = 0
                while index + 8 <= bytes.count {
                    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    let mixed = word ^ UInt64(crc)
                    crc = 0
                    for place in 0..<8 {
                        crc ^= tables[(7 - place) << 8 | Int(truncatingIfNeeded: mixed >> UInt64(place << 3)) & 0xFF]
                    }
                    index += 8
                }
                while index < bytes.count {
                    crc = crc >> 8 ^ tables[Int((crc ^ UInt32(bytes[index])) & 0xFF)]
                    index += 1
                }
                return ~crc
            }
        }
    }
}
