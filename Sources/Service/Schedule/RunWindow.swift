package import Core

/// The hours of every day in which bases may run, from `start` to before `end`, across midnight where `end` is earlier.
///
/// Both ends follow the rule of `Cycle`: in a gap they are the first instant after it, and of a time that exists twice
/// they are the first. A window that lies wholly in a gap does not open that day.
package struct RunWindow: Hashable, Sendable, CustomStringConvertible {
    package let start: TimeOfDay
    package let end: TimeOfDay

    /// `22:00-06:00`. Throws `usage.invalid`, also where both ends are equal.
    package init(parsing text: String) throws(TidemarkError) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
            .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
        guard parts.count == 2 else {
            throw TidemarkError(.usage, "“\(text)” is not a window.", hint: "Write start and end, like 22:00-06:00.")
        }
        start = try TimeOfDay(parsing: parts[0])
        end = try TimeOfDay(parsing: parts[1])
        guard start != end else {
            throw TidemarkError(
                .usage, "The window “\(text)” ends when it begins.", hint: "Leave the window out for the whole day.")
        }
    }

    package var description: String { "\(start)-\(end)" }

    /// Minutes of an ordinary day that it is open.
    package var length: Int { (end.minutes - start.minutes + 1440) % 1440 }

    /// The opening of the window that lies around an instant and the instant it closes; nil where it is shut.
    package func opening(around instant: Timestamp, in zone: CalendarZone) -> Range<Timestamp>? {
        let day = LocalDay(of: instant, in: zone)
        return [day.previous, day, day.next].lazy.compactMap { opening(of: $0, in: zone) }
            .first { $0.contains(instant) }
    }

    package func isOpen(at instant: Timestamp, in zone: CalendarZone) -> Bool {
        opening(around: instant, in: zone) != nil
    }

    /// The first instant, not before another, at which it is open.
    package func nextOpen(from instant: Timestamp, in zone: CalendarZone) -> Timestamp {
        if isOpen(at: instant, in: zone) { return instant }
        var day = LocalDay(of: instant, in: zone)
        for _ in 0..<8 {
            if let opening = opening(of: day, in: zone), opening.lowerBound >= instant { return opening.lowerBound }
            day = day.next
        }
        return day.instant(at: start, in: zone)
    }

    /// When it opens on a day and closes on that or the next; nil where a gap swallows it.
    private func opening(of day: LocalDay, in zone: CalendarZone) -> Range<Timestamp>? {
        let opens = day.instant(at: start, in: zone)
        let closes = (start < end ? day : day.next).instant(at: end, in: zone)
        return opens < closes ? opens..<closes : nil
    }
}
