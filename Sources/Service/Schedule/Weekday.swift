/// A day of the week; weeks begin on Monday.
package enum Weekday: String, Hashable, Sendable, CaseIterable, Comparable {
    case mon
    case tue
    case wed
    case thu
    case fri
    case sat
    case sun

    /// `mon` or `Monday`, in any case; nil for anything else.
    package init?(parsing text: String) {
        let lower = text.lowercased()
        guard let found = Self.allCases.first(where: { $0.rawValue == lower || $0.name == lower }) else { return nil }
        self = found
    }

    private var name: String {
        switch self {
        case .mon: "monday"
        case .tue: "tuesday"
        case .wed: "wednesday"
        case .thu: "thursday"
        case .fri: "friday"
        case .sat: "saturday"
        case .sun: "sunday"
        }
    }

    /// 0 for Sunday to 6 for Saturday, as cron counts.
    package var cronNumber: Int { self == .sun ? 0 : (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    package static func < (left: Weekday, right: Weekday) -> Bool {
        (left.cronNumber + 6) % 7 < (right.cronNumber + 6) % 7
    }
}
