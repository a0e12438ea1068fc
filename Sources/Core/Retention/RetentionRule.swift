/// One rule by which bases are kept. What no rule keeps may go.
package enum RetentionRule: Hashable, Sendable {
    /// Every base younger than so many times 24 hours.
    case days(Int)
    /// The newest bases.
    case last(Int)
    /// The newest base of each of the newest so many periods that have one.
    case newest(of: CalendarPeriod, Int)
}

extension RetentionRule: CustomStringConvertible {
    /// As a user reads it behind “kept by”.
    package var description: String {
        switch self {
        case .days(let count): "the last \(count) days"
        case .last(let count): "the last \(count)"
        case .newest(let period, let count): "\(count) \(period.adjective)"
        }
    }
}
