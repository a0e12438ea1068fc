/// Reads the temporal types as the log stores them and writes them in canonical form.
enum StoredTemporal {
    @inline(__always)
    static func bigEndian(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<count { value = value << 8 | UInt64(bytes.load(fromByteOffset: index, as: UInt8.self)) }
        return value
    }

    @inline(__always)
    static func littleEndian(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<count {
            value |= UInt64(bytes.load(fromByteOffset: index, as: UInt8.self)) << UInt64(8 * index)
        }
        return value
    }

    /// What a fraction of one, two or three bytes has to be multiplied with to be microseconds.
    @inline(__always)
    static func scale(_ bytes: Int) -> UInt32 { bytes == 1 ? 10_000 : bytes == 2 ? 100 : 1 }

    /// DATE: day, month and year in five, four and fifteen bits of three little-endian bytes.
    @inline(__always)
    static func date(_ source: UnsafeRawPointer, to out: UnsafeMutableRawPointer) -> Int {
        let value = UInt32(truncatingIfNeeded: littleEndian(source, 3))
        return CanonicalTemporal.date(out, year: value >> 9, month: value >> 5 & 15, day: value & 31)
    }

    /// DATETIME since 5.6: five big-endian bytes of packed fields, then the fraction.
    @inline(__always)
    static func datetime2(_ source: UnsafeRawPointer, fraction: Int, to out: UnsafeMutableRawPointer) -> Int {
        let packed = bigEndian(source, 5) & 0x7F_FFFF_FFFF
        let time = UInt32(truncatingIfNeeded: packed & 0x1_FFFF)
        let day = UInt32(truncatingIfNeeded: packed >> 17)
        let yearAndMonth = day >> 5
        let micro = fraction == 0 ? 0 : UInt32(bigEndian(source + 5, fraction)) &* scale(fraction)
        return CanonicalTemporal.datetime(
            out, year: yearAndMonth / 13, month: yearAndMonth % 13, day: day & 31, hour: time >> 12,
            minute: time >> 6 & 63, second: time & 63, microseconds: micro)
    }

    /// TIMESTAMP since 5.6: four big-endian bytes of seconds, then the fraction.
    @inline(__always)
    static func timestamp2(_ source: UnsafeRawPointer, fraction: Int, to out: UnsafeMutableRawPointer) -> Int {
        let micro = fraction == 0 ? 0 : UInt32(bigEndian(source + 4, fraction)) &* scale(fraction)
        return CanonicalTemporal.timestamp(
            out, seconds: UInt32(truncatingIfNeeded: bigEndian(source, 4)), microseconds: micro)
    }

    /// TIME since 5.6: three big-endian bytes and the fraction as one number, offset so that it sorts.
    @inline(__always)
    static func time2(_ source: UnsafeRawPointer, fraction: Int, to out: UnsafeMutableRawPointer) -> Int {
        let bits = UInt64(24 + 8 * fraction)
        // Sign, hour, minute, second and fraction are one two's-complement-like number around the middle.
        let offset = Int64(bigEndian(source, 3 + fraction)) - Int64(1) << Int64(bits - 1)
        let magnitude = offset.magnitude
        let parts = UInt32(truncatingIfNeeded: magnitude >> UInt64(8 * fraction))
        let rest = UInt32(truncatingIfNeeded: magnitude & (1 << UInt64(8 * fraction) - 1))
        return CanonicalTemporal.time(
            out, negative: offset < 0, hours: parts >> 12 & 0x3FF, minute: parts >> 6 & 63, second: parts & 63,
            microseconds: fraction == 0 ? 0 : rest &* scale(fraction))
    }

    /// TIME before 5.6: HHMMSS as a signed number of three bytes.
    @inline(__always)
    static func oldTime(_ source: UnsafeRawPointer, to out: UnsafeMutableRawPointer) -> Int {
        let raw = UInt32(truncatingIfNeeded: littleEndian(source, 3))
        let value = Int32(bitPattern: raw << 8) >> 8
        let digits = value.magnitude
        return CanonicalTemporal.time(
            out, negative: value < 0, hours: digits / 10_000, minute: digits / 100 % 100, second: digits % 100,
            microseconds: 0)
    }

    /// DATETIME before 5.6: YYYYMMDDHHMMSS as a number of eight bytes.
    @inline(__always)
    static func oldDatetime(_ source: UnsafeRawPointer, to out: UnsafeMutableRawPointer) -> Int {
        let value = littleEndian(source, 8)
        let day = UInt32(truncatingIfNeeded: value / 1_000_000)
        let time = UInt32(truncatingIfNeeded: value % 1_000_000)
        return CanonicalTemporal.datetime(
            out, year: day / 10_000, month: day / 100 % 100, day: day % 100, hour: time / 10_000,
            minute: time / 100 % 100, second: time % 100, microseconds: 0)
    }

    private static func tens(_ digits: Int) -> UInt64 {
        var value: UInt64 = 1
        for _ in 0..<digits { value *= 10 }
        return value
    }

    /// MariaDB's own TIMESTAMP(1–6): seconds, then the fraction in its own digits.
    static func hiresTimestamp(
        _ source: UnsafeRawPointer, size: Int, digits: Int, to out: UnsafeMutableRawPointer
    ) -> Int {
        let micro = bigEndian(source + 4, size) &* tens(6 - digits)
        return CanonicalTemporal.timestamp(
            out, seconds: UInt32(truncatingIfNeeded: bigEndian(source, 4)), microseconds: UInt32(micro % 1_000_000))
    }

    /// MariaDB's own DATETIME(1–6): fields as one number in mixed radix, scaled to the digits.
    static func hiresDatetime(
        _ source: UnsafeRawPointer, size: Int, digits: Int, to out: UnsafeMutableRawPointer
    ) -> Int {
        var value = bigEndian(source, size)
        let unit = tens(digits)
        let micro = value % unit * tens(6 - digits)
        value /= unit
        let second = value % 60
        value /= 60
        let minute = value % 60
        value /= 60
        let hour = value % 24
        value /= 24
        let day = value % 32
        value /= 32
        return CanonicalTemporal.datetime(
            out, year: UInt32(truncatingIfNeeded: value / 13), month: UInt32(value % 13), day: UInt32(day),
            hour: UInt32(hour), minute: UInt32(minute), second: UInt32(second), microseconds: UInt32(micro))
    }

    /// MariaDB's own TIME(1–6): the time scaled to the digits, offset by one second more than its largest value.
    static func hiresTime(
        _ source: UnsafeRawPointer, size: Int, digits: Int, to out: UnsafeMutableRawPointer
    ) -> Int {
        let unit = tens(digits)
        let zero = Int64(3_020_400 * unit)
        let offset = Int64(bigEndian(source, size)) - zero
        let magnitude = offset.magnitude
        let micro = magnitude % unit * tens(6 - digits)
        let seconds = UInt32(truncatingIfNeeded: magnitude / unit)
        return CanonicalTemporal.time(
            out, negative: offset < 0, hours: seconds / 3_600, minute: seconds / 60 % 60, second: seconds % 60,
            microseconds: UInt32(micro))
    }
}
