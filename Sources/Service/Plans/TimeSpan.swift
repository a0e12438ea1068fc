package import Core

/// A length of time as a plan writes it: `30s`, `15min`, `6h`, `7d`.
package struct TimeSpan: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 1 or more, at most ten years.
    package let seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    private static let units = [("d", 86_400), ("h", 3600), ("min", 60), ("s", 1)]

    static let form = "Write a number and s, min, h or d, like 30s or 6h."

    /// Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        guard let number = Int(digits), let factor = Self.units.first(where: { $0.0 == unit })?.1 else {
            throw TidemarkError(.usage, "“\(text)” is not a length of time.", hint: Self.form)
        }
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        guard !overflow, (1...315_360_000).contains(product) else {
            throw TidemarkError(
                .usage, "“\(text)” is not between one second and ten years.", hint: Self.form)
        }
        seconds = product
    }

    package static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.seconds < right.seconds }

    /// In the largest unit that leaves no rest.
    package var description: String {
        let (name, factor) = Self.units.first { seconds >= $0.1 && seconds.isMultiple(of: $0.1) } ?? ("s", 1)
        return "\(seconds / factor)\(name)"
    }
}
