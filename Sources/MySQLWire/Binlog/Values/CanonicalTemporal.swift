/// Writes dates and times in canonical form. Every function gives the number of bytes written, at most 13.
enum CanonicalTemporal {
    @inline(__always)
    static func date(_ out: UnsafeMutableRawPointer, year: UInt32, month: UInt32, day: UInt32) -> Int {
        if year | month | day == 0 {
            out.storeBytes(of: 0, as: UInt8.self)
            return 1
        }
        writeDate(out, length: 4, year, month, day)
        return 5
    }

    @inline(__always)
    static func datetime(
        _ out: UnsafeMutableRawPointer, year: UInt32, month: UInt32, day: UInt32, hour: UInt32, minute: UInt32,
        second: UInt32, microseconds: UInt32
    ) -> Int {
        if microseconds == 0, hour | minute | second == 0 {
            return date(out, year: year, month: month, day: day)
        }
        writeDate(out, length: microseconds == 0 ? 7 : 11, year, month, day)
        out.storeBytes(of: UInt8(truncatingIfNeeded: hour), toByteOffset: 5, as: UInt8.self)
        out.storeBytes(of: UInt8(truncatingIfNeeded: minute), toByteOffset: 6, as: UInt8.self)
        out.storeBytes(of: UInt8(truncatingIfNeeded: second), toByteOffset: 7, as: UInt8.self)
        guard microseconds != 0 else { return 8 }
        out.storeBytes(of: microseconds.littleEndian, toByteOffset: 8, as: UInt32.self)
        return 12
    }

    @inline(__always)
    static func time(
        _ out: UnsafeMutableRawPointer, negative: Bool, hours: UInt32, minute: UInt32, second: UInt32,
        microseconds: UInt32
    ) -> Int {
        if hours | minute | second | microseconds == 0 {
            out.storeBytes(of: 0, as: UInt8.self)
            return 1
        }
        out.storeBytes(of: microseconds == 0 ? 8 : 12, as: UInt8.self)
        out.storeBytes(of: negative ? 1 : 0, toByteOffset: 1, as: UInt8.self)
        out.storeBytes(of: (hours / 24).littleEndian, toByteOffset: 2, as: UInt32.self)
        out.storeBytes(of: UInt8(truncatingIfNeeded: hours % 24), toByteOffset: 6, as: UInt8.self)
        out.storeBytes(of: UInt8(truncatingIfNeeded: minute), toByteOffset: 7, as: UInt8.self)
        out.storeBytes(of: UInt8(truncatingIfNeeded: second), toByteOffset: 8, as: UInt8.self)
        guard microseconds != 0 else { return 9 }
        out.storeBytes(of: microseconds.littleEndian, toByteOffset: 9, as: UInt32.self)
        return 13
    }

    /// The UTC date and time of `seconds` since 1970; the zero date for 0.
    @inline(__always)
    static func timestamp(_ out: UnsafeMutableRawPointer, seconds: UInt32, microseconds: UInt32) -> Int {
        if seconds == 0, microseconds == 0 {
            out.storeBytes(of: 0, as: UInt8.self)
            return 1
        }
        let (year, month, day) = civil(days: seconds / 86_400)
        let rest = seconds % 86_400
        return datetime(
            out, year: year, month: month, day: day, hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60,
            microseconds: microseconds)
    }

    @inline(__always)
    private static func writeDate(
        _ out: UnsafeMutableRawPointer, length: UInt8, _ year: UInt32, _ month: UInt32, _ day: UInt32
    ) {
        out.storeBytes(of: length, as: UInt8.self)
        out.storeBytes(of: UInt16(truncatingIfNeeded: year).littleEndian, toByteOffset: 1, as: UInt16.self)
        out.storeBytes(of: UInt8(truncatingIfNeeded: month), toByteOffset: 3, as: UInt8.self)
        out.storeBytes(of: UInt8(truncatingIfNeeded: day), toByteOffset: 4, as: UInt8.self)
    }

    /// The Gregorian date of a day after 1970-01-01: years are counted from March, in eras of 400.
    @inline(__always)
    static func civil(days: UInt32) -> (year: UInt32, month: UInt32, day: UInt32) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
