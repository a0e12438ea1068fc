/// DECIMAL as the log and JSON store it: groups of nine decimal digits in four big-endian bytes, shorter groups at the
/// outer ends in fewer, the sign in the first bit, negative numbers inverted.
enum PackedDecimal {
    /// Bytes a DECIMAL(precision, scale) takes.
    @inline(__always)
    static func size(precision: Int, scale: Int) -> Int {
        let whole = precision - scale
        return whole / 9 * 4 + groupBytes(whole % 9) + scale / 9 * 4 + groupBytes(scale % 9)
    }

    /// Bytes of a group of 0–8 digits: 0 1 1 2 2 3 3 4 4.
    @inline(__always)
    private static func groupBytes(_ digits: Int) -> Int { (digits + 1) / 2 }

    /// Writes the number as text: no leading zeros but one before the point, all digits of the scale. Gives the number
    /// of bytes written (at most precision + 3), or nil when a group holds more than its digits.
    static func text(
        _ source: UnsafeRawPointer, precision: Int, scale: Int, to out: UnsafeMutableRawPointer
    ) -> Int? {
        let whole = precision - scale
        let first = source.load(as: UInt8.self)
        let negative = first & 0x80 == 0
        let mask: UInt32 = negative ? 0xFFFF_FFFF : 0
        var position = 0
        var end = 1
        var started = false
        var nonzero: UInt32 = 0

        func group(_ bytes: Int) -> UInt32 {
            var value: UInt32 = 0
            for index in 0..<bytes {
                var byte = source.load(fromByteOffset: position + index, as: UInt8.self)
                if position + index == 0 { byte ^= 0x80 }
                value = value << 8 | UInt32(byte)
            }
            position += bytes
            return (value ^ mask) & (bytes == 4 ? 0xFFFF_FFFF : (1 << UInt32(8 * bytes)) - 1)
        }
        /// Writes `digits` digits with leading zeros.
        func put(_ value: UInt32, _ digits: Int) {
            var rest = value
            var index = end + digits - 1
            while index >= end {
                out.storeBytes(of: UInt8(truncatingIfNeeded: 48 + rest % 10), toByteOffset: index, as: UInt8.self)
                rest /= 10
                index -= 1
            }
            end += digits
        }
        func putWhole(_ value: UInt32, _ digits: Int) {
            nonzero |= value
            if started { return put(value, digits) }
            if value == 0 { return }
            started = true
            var count = 1
            var limit: UInt32 = 10
            while count < digits, value >= limit {
                count += 1
                limit = limit &* 10
            }
            put(value, count)
        }

        // One byte is left free in front for the sign.
        let leading = whole % 9
        if leading > 0 {
            let value = group(groupBytes(leading))
            guard value < power(leading) else { return nil }
            putWhole(value, leading)
        }
        for _ in 0..<(whole / 9) {
            let value = group(4)
            guard value < 1_000_000_000 else { return nil }
            putWhole(value, 9)
        }
        if !started { put(0, 1) }
        if scale > 0 {
            out.storeBytes(of: 46, toByteOffset: end, as: UInt8.self)
            end += 1
            for _ in 0..<(scale / 9) {
                let value = group(4)
                guard value < 1_000_000_000 else { return nil }
                nonzero |= value
                put(value, 9)
            }
            let trailing = scale % 9
            if trailing > 0 {
                let value = group(groupBytes(trailing))
                guard value < power(trailing) else { return nil }
                nonzero |= value
                put(value, trailing)
            }
        }
        if negative, nonzero != 0 {
            out.storeBytes(of: 45, as: UInt8.self)
            return end
        }
        out.copyMemory(from: out + 1, byteCount: end - 1)
        return end - 1
    }

    @inline(__always)
    private static func power(_ digits: Int) -> UInt32 {
        var value: UInt32 = 1
        for _ in 0..<digits { value *= 10 }
        return value
    }
}
