package import Core

/// A day of the calendar, counted from 1970-01-01, which was a Thursday; it lies in no zone.
package struct LocalDay: Hashable, Comparable, Sendable {
    package let number: Int

    package init(number: Int) { self.number = number }

    /// The day that clocks of a zone show at an instant.
    package init(of instant: Timestamp, in zone: CalendarZone) {
        let seconds = zone.local(instant).microseconds
        let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400_000_000)
        number = Int(remainder < 0 ? quotient - 1 : quotient)
    }

    package static func < (left: LocalDay, right: LocalDay) -> Bool { left.number < right.number }

    package var next: LocalDay { LocalDay(number: number + 1) }
    package var previous: LocalDay { LocalDay(number: number - 1) }

    /// Midnight, written as if it were UTC.
    package var midnight: Timestamp { Timestamp(seconds: Int64(number) * 86_400) }

    package var weekday: Weekday { Weekday.allCases[((number + 3) % 7 + 7) % 7] }

    package var civil: CivilTime { CivilTime(midnight) }

    package var isLastOfMonth: Bool { next.civil.day == 1 }

    /// The first instant at which clocks of the zone show a time of this day; see `firstInstant(showing:)`.
    package func instant(at time: TimeOfDay, in zone: CalendarZone) -> Timestamp {
        zone.firstInstant(showing: midnight.adding(microseconds: Int64(time.minutes) * 60_000_000))
    }
}
