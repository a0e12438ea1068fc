internal import Core

/// Counts written for people.
package enum CountText {
    /// `1,204,331`.
    package static func grouped(_ count: UInt64) -> String {
        let digits = Array(String(count))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// `31.2 M`, `268 k`, `950`: three digits that matter.
    package static func short(_ count: Double) -> String {
        let (value, unit) = scaled(count)
        return unit.isEmpty ? grouped(UInt64(max(0, value))) : "\(value.shortText) \(unit)"
    }

    /// `31.2 of 42.1 M`, with the unit once where it is the same.
    package static func short(_ count: UInt64, of total: UInt64) -> String {
        let (done, doneUnit) = scaled(Double(count))
        let (all, allUnit) = scaled(Double(total))
        guard doneUnit == allUnit, !allUnit.isEmpty else { return "\(short(Double(count))) of \(short(Double(total)))" }
        return "\(done.shortText) of \(all.shortText) \(allUnit)"
    }

    /// `1 table`, `3 tables`.
    package static func of(_ count: UInt64, _ noun: String) -> String {
        "\(grouped(count)) \(noun)\(count == 1 ? "" : noun.hasSuffix("x") ? "es" : "s")"
    }

    private static func scaled(_ count: Double) -> (Double, String) {
        var value = count
        var unit = 0
        let units = ["", "k", "M", "G", "T"]
        guard count >= 10_000 else { return (count, "") }
        while value >= 999.5, unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        return (value, units[unit])
    }
}
