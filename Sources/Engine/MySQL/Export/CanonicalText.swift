/// The text of numbers, dates and times in canonical form, as the server writes and reads them.
enum CanonicalText {
    /// `year (2) month day [hour minute second [microseconds (4)]]`, all zero where empty.
    static func appendDate(_ value: UnsafeRawBufferPointer, withTime: Bool, to bytes: inout [UInt8]) {
        let year = value.count >= 4 ? UInt64(value[0]) | UInt64(value[1]) << 8 : 0
        append(digits: year, width: 4, to: &bytes)
        append(UInt8(ascii: "-"), value.count >= 4 ? value[2] : 0, to: &bytes)
        append(UInt8(ascii: "-"), value.count >= 4 ? value[3] : 0, to: &bytes)
        guard withTime else { return }
        append(UInt8(ascii: " "), value.count >= 7 ? value[4] : 0, to: &bytes)
        append(UInt8(ascii: ":"), value.count >= 7 ? value[5] : 0, to: &bytes)
        append(UInt8(ascii: ":"), value.count >= 7 ? value[6] : 0, to: &bytes)
        if value.count >= 11 { appendFraction(value, at: 7, to: &bytes) }
    }

    /// `sign days (4) hour minute second [microseconds (4)]`.
    static func appendTime(_ value: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        guard value.count >= 8 else {
            bytes += "00:00:00".utf8
            return
        }
        if value[0] != 0 { bytes.append(UInt8(ascii: "-")) }
        let days = UInt64(UInt32(littleEndian: value.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        append(digits: days * 24 + UInt64(value[5]), width: 2, to: &bytes)
        append(UInt8(ascii: ":"), value[6], to: &bytes)
        append(UInt8(ascii: ":"), value[7], to: &bytes)
        if value.count >= 12 { appendFraction(value, at: 8, to: &bytes) }
    }

    private static func appendFraction(_ value: UnsafeRawBufferPointer, at offset: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "."))
        let microseconds = UInt32(littleEndian: value.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        append(digits: UInt64(microseconds), width: 6, to: &bytes)
    }

    // MARK: Numbers

    private static func append(_ separator: UInt8, _ number: UInt8, to bytes: inout [UInt8]) {
        bytes.append(separator)
        bytes.append(0x30 + number / 10 % 10)
        bytes.append(0x30 + number % 10)
    }

    static func append(signed value: Int64, to bytes: inout [UInt8]) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        append(digits: value.magnitude, width: 1, to: &bytes)
    }

    /// At least `width` digits.
    static func append(digits value: UInt64, width: Int, to bytes: inout [UInt8]) {
        var divisor: UInt64 = 1
        var count = 1
        while count < width || value / divisor >= 10 {
            divisor *= 10
            count += 1
        }
        while divisor > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }

    static func unsigned(_ value: UnsafeRawBufferPointer) -> UInt64 {
        switch value.count {
        case 1: UInt64(value[0])
        case 2: UInt64(UInt16(littleEndian: value.loadUnaligned(as: UInt16.self)))
        case 4: UInt64(UInt32(littleEndian: value.loadUnaligned(as: UInt32.self)))
        default: UInt64(littleEndian: value.loadUnaligned(as: UInt64.self))
        }
    }

    static func signed(_ value: UnsafeRawBufferPointer) -> Int64 {
        switch value.count {
        case 1: Int64(Int8(bitPattern: value[0]))
        case 2: Int64(Int16(littleEndian: value.loadUnaligned(as: Int16.self)))
        case 4: Int64(Int32(littleEndian: value.loadUnaligned(as: Int32.self)))
        default: Int64(littleEndian: value.loadUnaligned(as: Int64.self))
        }
    }
}
