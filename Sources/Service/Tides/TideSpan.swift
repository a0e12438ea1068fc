package import Core

/// How long the intervals are that history is kept in. The raw value, seconds, is stored; it never changes.
package enum TideSpan: Int64, Sendable, Hashable, CaseIterable {
    case quarter = 900
    case shift = 10_800
    case day = 86_400

    package var seconds: Double { Double(rawValue) }

    /// Days that its rows are kept: an instance has at most some nine hundred.
    package var keptDays: Double {
        switch self {
        case .quarter: 2
        case .shift: 35
        case .day: 400
        }
    }

    /// What its rows are added up from; nil for what is measured.
    var finer: TideSpan? {
        switch self {
        case .quarter: nil
        case .shift: .quarter
        case .day: .shift
        }
    }

    var microseconds: Int64 { rawValue * 1_000_000 }

    /// The beginning of the interval an instant lies in, in UTC.
    package func start(of instant: Timestamp) -> Timestamp {
        let rest = instant.microseconds % microseconds
        return instant.adding(microseconds: rest < 0 ? -rest - microseconds : -rest)
    }

    /// The finest that covers a span of time that ends now and began at an instant.
    package static func finest(since start: Timestamp, at now: Timestamp) -> TideSpan {
        allCases.first { now.seconds(since: start) <= $0.keptDays * 86_400 } ?? .day
    }
}
