package import Core

/// When something is due, again and again.
///
/// Times of day are those that clocks of the zone show. A time that does not exist, because clocks are set forward over
/// it, is due at the first instant after the gap; one that exists twice is due once, the first time. Hours are hours of
/// elapsed time: where clocks are set back, `every 6 h` comes an hour earlier on the clock and never later than
/// promised.
package struct Cycle: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// At times of day on days of the week.
        case weekly(days: Set<Weekday>, times: [TimeOfDay])
        /// Every so many hours, counted from a time of day on 2024-01-01.
        case hours(Int, from: TimeOfDay)
        case cron(CronExpression)
    }

    package let kind: Kind
    package let zone: CalendarZone
    /// Times of a day, rising; empty for hours.
    private let times: [TimeOfDay]
    /// The instant that hours are counted from.
    private let origin: Timestamp

    package init(_ kind: Kind, zone: CalendarZone = .utc) {
        self.zone = zone
        let first = LocalDay(number: 19_723)
        switch kind {
        case .weekly(let days, let list):
            times = Set(list).sorted()
            origin = first.midnight
            self.kind = .weekly(days: days, times: times)
        case .hours(let count, let from):
            times = []
            origin = first.instant(at: from, in: zone)
            self.kind = .hours(max(1, count), from: from)
        case .cron(let expression):
            times = expression.times
            origin = first.midnight
            self.kind = kind
        }
    }

    /// The first due instant after another one; nil where there is none in the twelve years that follow.
    package func next(after instant: Timestamp) -> Timestamp? {
        if case .hours(let count, _) = kind { return multiple(of: Int64(count) * 3_600_000_000, after: instant) }
        var day = LocalDay(of: instant, in: zone)
        for _ in 0..<4400 {
            if includes(day), let found = first(of: day, after: instant) { return found }
            day = day.next
        }
        return nil
    }

    /// Due instants after one and up to another, oldest first, at most `limit` of them.
    package func instants(after start: Timestamp, through end: Timestamp, limit: Int) -> [Timestamp] {
        var found: [Timestamp] = []
        var last = start
        while found.count < limit, let next = next(after: last), next <= end {
            found.append(next)
            last = next
        }
        return found
    }

    private func includes(_ day: LocalDay) -> Bool {
        switch kind {
        case .weekly(let days, _): days.contains(day.weekday)
        case .cron(let expression): expression.includes(day)
        case .hours: false
        }
    }

    /// Instants of a day never fall while its times rise, so the first one after `instant` is found by halving.
    private func first(of day: LocalDay, after instant: Timestamp) -> Timestamp? {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if day.instant(at: times[middle], in: zone) > instant { high = middle } else { low = middle + 1 }
        }
        return low < times.count ? day.instant(at: times[low], in: zone) : nil
    }

    private func multiple(of step: Int64, after instant: Timestamp) -> Timestamp {
        let passed = instant.microseconds - origin.microseconds
        let (quotient, remainder) = passed.quotientAndRemainder(dividingBy: step)
        return origin.adding(microseconds: (remainder < 0 ? quotient : quotient + 1) * step)
    }
}
