internal import Core

extension RetentionRule {
    static let plainKeys = ["days", "last", "daily", "weekly", "monthly", "yearly"]

    init?(plainKey: String, count: Int) {
        switch plainKey {
        case "days": self = .days(count)
        case "last": self = .last(count)
        default:
            guard let period = CalendarPeriod.allCases.first(where: { $0.adjective == plainKey }) else { return nil }
            self = .newest(of: period, count)
        }
    }

    var plainKey: String {
        switch self {
        case .days: "days"
        case .last: "last"
        case .newest(let period, _): period.adjective
        }
    }

    var count: Int {
        switch self {
        case .days(let count), .last(let count), .newest(_, let count): count
        }
    }
}
