/// Values of SQL types inside JSON documents.
enum JSONOpaque {
    /// Appends the text of an opaque value; false when its bytes are not of its type.
    static func append(_ type: ColumnType, _ bytes: UnsafeRawBufferPointer, to out: inout [UInt8]) -> Bool {
        switch type {
        case .newDecimal, .decimal: return appendDecimal(bytes, to: &out)
        case .date, .newDate, .datetime, .timestamp, .time:
            guard bytes.count == 8 else { return false }
            let packed = Int64(littleEndian: bytes.loadUnaligned(as: Int64.self))
            appendTemporal(type, packed, to: &out)
            return true
        default:
            appendBase64(type, bytes, to: &out)
            return true
        }
    }

    /// Precision, scale, then the packed number; printed without quotes.
    private static func appendDecimal(_ bytes: UnsafeRawBufferPointer, to out: inout [UInt8]) -> Bool {
        guard bytes.count >= 2, let base = bytes.baseAddress else { return false }
        let precision = Int(bytes[0])
        let scale = Int(bytes[1])
        guard precision >= 1, precision <= 65, scale <= precision,
            bytes.count - 2 >= PackedDecimal.size(precision: precision, scale: scale)
        else { return false }
        return withUnsafeTemporaryAllocation(byteCount: 80, alignment: 1) { room in
            guard let target = room.baseAddress,
                let count = PackedDecimal.text(base + 2, precision: precision, scale: scale, to: target)
            else { return false }
            out.append(contentsOf: room[..<count])
            return true
        }
    }

    /// The packed form of DATETIME2 and TIME2 with 24 bits of microseconds.
    private static func appendTemporal(_ type: ColumnType, _ packed: Int64, to out: inout [UInt8]) {
        let magnitude = packed.magnitude
        let micro = magnitude & 0xFF_FFFF
        let parts = magnitude >> 24
        out.append(0x22)
        if packed < 0 { out.append(0x2D) }
        if type == .time {
            digits(parts >> 12 & 0x3FF, 2, to: &out)
        } else {
            let yearAndMonth = parts >> 22
            digits(yearAndMonth / 13, 4, to: &out)
            out.append(0x2D)
            digits(yearAndMonth % 13, 2, to: &out)
            out.append(0x2D)
            digits(parts >> 17 & 31, 2, to: &out)
            if type == .date || type == .newDate {
                out.append(0x22)
                return
            }
            out.append(0x20)
            digits(parts >> 12 & 31, 2, to: &out)
        }
        out.append(0x3A)
        digits(parts >> 6 & 63, 2, to: &out)
        out.append(0x3A)
        digits(parts & 63, 2, to: &out)
        out.append(0x2E)
        digits(micro, 6, to: &out)
        out.append(0x22)
    }

    private static func digits(_ value: UInt64, _ width: Int, to out: inout [UInt8]) {
        let text = String(value).utf8
        for _ in 0..<max(0, width - text.count) { out.append(0x30) }
        out.append(contentsOf: text)
    }

    /// `"base64:typeN:…"`, with the server's line break after every 76 characters, escaped as everything in a string.
    private static func appendBase64(_ type: ColumnType, _ bytes: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        out.append(contentsOf: "\"base64:type\(type.rawValue):".utf8)
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var index = 0
        while index < bytes.count {
            if index > 0, index % 57 == 0 { out.append(contentsOf: [0x5C, 0x6E]) }
            let left = bytes.count - index
            let second = left > 1 ? bytes[index + 1] : 0
            let third = left > 2 ? bytes[index + 2] : 0
            let group = UInt32(bytes[index]) << 16 | UInt32(second) << 8 | UInt32(third)
            out.append(alphabet[Int(group >> 18)])
            out.append(alphabet[Int(group >> 12 & 63)])
            out.append(left > 1 ? alphabet[Int(group >> 6 & 63)] : 0x3D)
            out.append(left > 2 ? alphabet[Int(group & 63)] : 0x3D)
            index += 3
        }
        out.append(0x22)
    }
}
