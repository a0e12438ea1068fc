package import Core

/// Hours of some days of the week, as clocks of a zone show them. A window across midnight belongs to the day it opens on.
package struct PolicyHours: Sendable, Hashable {
    package var window: RunWindow
    /// Empty for every day.
    package var days: Set<Weekday>
    package var zone: CalendarZone

    package init(window: RunWindow, days: Set<Weekday> = [], zone: CalendarZone = .utc) {
        self.window = window
        self.days = days
        self.zone = zone
    }

    package func contains(_ instant: Timestamp) -> Bool {
        guard let opening = window.opening(around: instant, in: zone) else { return false }
        return days.isEmpty || days.contains(LocalDay(of: opening.lowerBound, in: zone).weekday)
    }
}
