extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC, with as many fraction digits as are needed: `2026-11-22T11:03:43.25Z`.
    package var description: String { text(separator: "T", fractionDigits: nil) + "Z" }

    /// `2026-11-22 11:03:43.250000` in UTC, the form of a SQL literal.
    package var sqlText: String { text(separator: " ", fractionDigits: 6) }

    /// `20261122T110343Z`, the form used inside identifiers.
    package var compactText: String {
        let time = CivilTime(self)
        return Self.padded(time.year, 4) + Self.padded(time.month, 2) + Self.padded(time.day, 2) + "T"
            + Self.padded(time.hour, 2) + Self.padded(time.minute, 2) + Self.padded(time.second, 2) + "Z"
    }

    private func text(separator: String, fractionDigits: Int?) -> String {
        let time = CivilTime(self)
        var text =
            "\(Self.padded(time.year, 4))-\(Self.padded(time.month, 2))-\(Self.padded(time.day, 2))\(separator)"
            + "\(Self.padded(time.hour, 2)):\(Self.padded(time.minute, 2)):\(Self.padded(time.second, 2))"
        var fraction = Self.padded(time.microsecond, 6)
        if fractionDigits == nil { while fraction.hasSuffix("0") { fraction.removeLast() } }
        if !fraction.isEmpty { text += "." + fraction }
        return text
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
