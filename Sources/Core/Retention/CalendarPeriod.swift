/// A part of the calendar, counted in a time zone; weeks begin on Monday.
package enum CalendarPeriod: String, Hashable, Sendable, CaseIterable {
    case day
    case week
    case month
    case year

    package var adjective: String {
        switch self {
        case .day: "daily"
        case .week: "weekly"
        case .month: "monthly"
        case .year: "yearly"
        }
    }

    /// The number of the period an instant lies in: equal within one, rising from one to the next.
    package func number(of instant: Timestamp, in zone: CalendarZone) -> Int {
        let day = CivilTime(zone.local(instant))
        // 1970-01-01 was a Thursday.
        let days = CivilTime(year: day.year, month: day.month, day: day.day).instantInUTC.microseconds / 86_400_000_000
        switch self {
        case .day: return Int(days)
        case .week: return Int((days + 3 - (days + 3 < 0 ? 6 : 0)) / 7)
        case .month: return day.year * 12 + day.month - 1
        case .year: return day.year
        }
    }
}
