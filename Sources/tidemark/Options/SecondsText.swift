internal import Core

/// Spans of time given on the command line.
enum SecondsText {
    /// `90s`, `15m`, `2h`, `1d`, or a number of seconds. Throws `usage.invalid`.
    static func parse(_ text: String) throws(TidemarkError) -> Double {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        let unit = text.last.flatMap { units[$0] }
        guard let number = Double(unit == nil ? text : String(text.dropLast())), number > 0, number < 1e7 else {
            throw TidemarkError(.usage, "\"\(text)\" is no duration", hint: "write it like 90s, 15m or 2h")
        }
        return number * (unit ?? 1)
    }
}
