internal import Core

extension WorkloadSession {
    /// A key of a table with `rows` rows; some do not exist.
    mutating func key(_ rows: Int? = nil) -> Int {
        Int.random(in: 1...max(2, (rows ?? options.initialRows) * 12 / 10), using: &random)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }

    mutating func pick<Element>(_ values: [Element]) -> Element {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    /// A text of up to `length` characters as a literal: quotes, backslashes, accents, emoji, blanks at the end, empty.
    mutating func text(_ length: Int) -> String {
        let alphabet = [
            "a", "B", "é", "ß", "漢", "🌊", "'", "\"", "\\", "\n", "\t", "%", "_", " ", "0", "z", "\u{0}", "İ",
        ]
        var value = ""
        for _ in 0..<number(0...max(1, length - 1)) { value += pick(alphabet) }
        if chance(15) { value = String(value.prefix(max(0, length - 2))) + "  " }
        return value.isEmpty ? "''" : "_utf8mb4 \(value.quotedHexLiteral)"
    }

    /// A text or NULL.
    mutating func textOrNull(_ length: Int) -> String { chance(12) ? "NULL" : text(length) }

    /// A short code out of few, so that unique keys collide.
    mutating func code() -> String { chance(8) ? "NULL" : "'c\(number(1...options.initialRows * 2))'" }

    mutating func amount() -> String { "\(number(-99_999...99_999)).\(number(10...99))" }

    mutating func float() -> String {
        pick(["0.1", "-0.0", "1e-38", "3.4e38", "16777217", "\(Double(number(-1_000_000...1_000_000)) / 7)"])
    }
}
