internal import Glibc

/// The order of keys in runs: by their bytes, shorter first where one begins the other. It means nothing but itself.
package enum FoldOrder {
    /// The first eight bytes as a number: keys with different ones are ordered by it.
    @inline(__always)
    static func prefix(_ key: UnsafeRawBufferPointer) -> UInt64 {
        if key.count >= 8 { return UInt64(bigEndian: key.loadUnaligned(as: UInt64.self)) }
        var value: UInt64 = 0
        for byte in key { value = value << 8 | UInt64(byte) }
        return key.isEmpty ? 0 : value << UInt64(8 * (8 - key.count))
    }

    static func isBefore(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        compare(left, right) < 0
    }

    static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        let common = min(left.count, right.count)
        if common > 0, let one = left.baseAddress, let other = right.baseAddress {
            let order = memcmp(one, other, common)
            if order != 0 { return Int(order) }
        }
        return left.count - right.count
    }
}
