internal import Core
internal import MySQLWire
internal import Repository

/// Canonical values as text.
enum ValueText {
    /// For people: text as it reads, bytes that are no text as `0x…`. At most 200 characters.
    static func text(_ value: UnsafeRawBufferPointer, _ kind: CanonicalKind, _ column: ColumnDefinition) -> String {
        if column.dataType == "enum" || column.dataType == "set", let number = number(value, kind, column) {
            return ListMembers(column)?.text(of: UInt64(truncatingIfNeeded: number)) ?? String(number)
        }
        if let plain = plain(value, kind, column) { return plain }
        guard let set = column.characterSet, let text = CharacterSetText.decode(value, set) else {
            return "0x" + Hex.encode(value.prefix(100))
        }
        return text.count <= 200 ? text : text.prefix(199) + "…"
    }

    /// Numbers, dates and times as SQL writes them, without quotes; nil for strings and bytes.
    static func plain(_ value: UnsafeRawBufferPointer, _ kind: CanonicalKind, _ column: ColumnDefinition) -> String? {
        switch kind {
        case .int1, .int2, .int4, .int8: number(value, kind, column).map { String($0) }
        case .float: String(describing: Double(Float(bitPattern: UInt32(truncatingIfNeeded: unsigned(value)))))
        case .double: String(describing: Double(bitPattern: unsigned(value)))
        case .date, .datetime: dateText(value, isDate: kind == .date)
        case .time: timeText(value)
        case .bytes: column.dataType == "decimal" ? String(decoding: value, as: UTF8.self) : nil
        }
    }

    static func number(
        _ value: UnsafeRawBufferPointer, _ kind: CanonicalKind, _ column: ColumnDefinition
    ) -> Int128? {
        guard let width = kind.fixedWidth, kind != .float, kind != .double else { return nil }
        let raw = unsigned(value)
        let isUnsigned = column.unsigned || ["year", "enum", "set"].contains(column.dataType)
        if isUnsigned { return Int128(raw) }
        let shift = UInt64(64 - 8 * width)
        return Int128(Int64(bitPattern: raw << shift) >> Int64(shift))
    }

    private static func unsigned(_ value: UnsafeRawBufferPointer) -> UInt64 {
        var number: UInt64 = 0
        for (index, byte) in value.prefix(8).enumerated() { number |= UInt64(byte) << (8 * UInt64(index)) }
        return number
    }

    private static func dateText(_ value: UnsafeRawBufferPointer, isDate: Bool) -> String {
        func byte(_ place: Int) -> Int { place < value.count ? Int(value[place]) : 0 }
        let date = "\(padded(byte(0) | byte(1) << 8, 4))-\(padded(byte(2), 2))-\(padded(byte(3), 2))"
        guard !isDate else { return date }
        let time = "\(padded(byte(4), 2)):\(padded(byte(5), 2)):\(padded(byte(6), 2))"
        return "\(date) \(time)\(fraction(value, at: 7))"
    }

    private static func timeText(_ value: UnsafeRawBufferPointer) -> String {
        guard value.count >= 8 else { return "00:00:00" }
        let days = Int(value[1]) | Int(value[2]) << 8 | Int(value[3]) << 16 | Int(value[4]) << 24
        let hours = days * 24 + Int(value[5])
        return (value[0] == 0 ? "" : "-")
            + "\(padded(hours, 2)):\(padded(Int(value[6]), 2)):\(padded(Int(value[7]), 2))"
            + fraction(value, at: 8)
    }

    private static func fraction(_ value: UnsafeRawBufferPointer, at place: Int) -> String {
        guard value.count >= place + 4 else { return "" }
        let micro = (0..<4).reduce(0) { $0 | Int(value[place + $1]) << (8 * $1) }
        return micro == 0 ? "" : "." + padded(micro, 6)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
