/// An instant: microseconds since 1970-01-01 00:00:00 UTC, leap seconds not counted.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
    package let microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }
    package init(seconds: Int64) { microseconds = seconds.multipliedReportingOverflow(by: 1_000_000).partialValue }

    package init(from decoder: any Decoder) throws {
        microseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }

    /// Seconds from `earlier` to this instant; negative where `earlier` is later.
    package func seconds(since earlier: Timestamp) -> Double {
        (Double(microseconds) - Double(earlier.microseconds)) / 1_000_000
    }

    /// Clamped to what can be expressed.
    package func adding(seconds: Double) -> Timestamp {
        let sum = Double(microseconds) + seconds * 1_000_000
        return Timestamp(microseconds: sum >= 9.2e18 ? .max : sum <= -9.2e18 ? .min : Int64(sum))
    }

    /// Clamped to what can be expressed.
    package func adding(microseconds difference: Int64) -> Timestamp {
        let (sum, overflow) = microseconds.addingReportingOverflow(difference)
        return Timestamp(microseconds: overflow ? (difference > 0 ? .max : .min) : sum)
    }
}
