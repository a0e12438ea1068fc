package import Core

/// One of the five fields of a cron expression.
package enum CronField: Hashable, Sendable, CaseIterable {
    case minute
    case hour
    case day
    case month
    case weekday

    package var title: String {
        switch self {
        case .minute: "minute"
        case .hour: "hour"
        case .day: "day of the month"
        case .month: "month"
        case .weekday: "day of the week"
        }
    }

    /// What may be written; 7 is Sunday as 0 is.
    package var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .day: 1...31
        case .month: 1...12
        case .weekday: 0...7
        }
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The numbers of `*`, `3`, `1-5`, `*/15`, `10-50/20`, `mon-fri`, or several with commas between. Throws
    /// `usage.invalid`.
    package func numbers(parsing text: String) throws(TidemarkError) -> Set<Int> {
        var numbers: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            numbers.formUnion(try self.part(String(part)))
        }
        return self == .weekday ? Set(numbers.map { $0 % 7 }) : numbers
    }

    private func part(_ text: String) throws(TidemarkError) -> [Int] {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2, let span = halves.first else { throw wrong("“\(text)” has more than one step.") }
        var bounds = try self.bounds(String(span), isStepped: halves.count == 2)
        guard halves.count == 2 else { return Array(bounds) }
        guard let step = Self.digits(String(halves[1])), step > 0 else {
            throw wrong("the step “\(halves[1])” is not a number above 0.")
        }
        guard step <= range.upperBound else {
            throw wrong("the step \(step) is longer than the field, \(range.lowerBound) to \(range.upperBound).")
        }
        // Every second day of the week begins with Sunday as 0; it must not come twice.
        if self == .weekday, span == "*" { bounds = 0...6 }
        return Array(stride(from: bounds.lowerBound, through: bounds.upperBound, by: step))
    }

    private func bounds(_ text: String, isStepped: Bool) throws(TidemarkError) -> ClosedRange<Int> {
        if text == "*" { return range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = ends.first else { throw wrong("“\(text)” is not a range.") }
        let low = try number(String(first))
        guard ends.count == 2 else { return low...(isStepped ? range.upperBound : low) }
        var high = try number(String(ends[1]))
        // A week that is written to its end.
        if self == .weekday, high == 0, low > 0 { high = 7 }
        guard low <= high else {
            throw wrong("“\(text)” runs backwards; write two ranges with a comma between.")
        }
        return low...high
    }

    private func number(_ text: String) throws(TidemarkError) -> Int {
        if let number = Self.digits(text) {
            guard range.contains(number) else {
                throw wrong("\(number) is not between \(range.lowerBound) and \(range.upperBound).")
            }
            return number
        }
        if self == .month, let index = Self.months.firstIndex(of: text.lowercased()) { return index + 1 }
        if self == .weekday, text.count == 3, let day = Weekday(parsing: text) { return day.cronNumber }
        throw wrong("“\(text)” is not understood.")
    }

    private static func digits(_ text: String) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } && text.utf8.count <= 4 ? Int(text) : nil
    }

    private func wrong(_ message: String) -> TidemarkError {
        let names = self == .month ? " or jan to dec" : self == .weekday ? " or sun to sat" : ""
        return TidemarkError(
            .usage, "In the field for the \(title), \(message)",
            hint: "Write numbers from \(range.lowerBound) to \(range.upperBound)\(names), ranges like "
                + "\(range.lowerBound)-\(range.lowerBound + 3), steps like */2, and commas between.")
    }
}
