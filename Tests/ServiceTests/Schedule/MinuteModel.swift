import Core
import Service

/// A clock on a wall that is looked at every minute: the model that cycles and windows are tested against.
///
/// It remembers the latest time it has shown. What it shows again, after being set back, is not news; what it leaps
/// over, being set forward, is news at once.
struct MinuteModel {
    private let zone: CalendarZone
    private var minute: Int64
    /// The latest minute shown, counted as if it were UTC.
    private(set) var shown: Int64

    /// Looked at for two days before `start`, a whole minute.
    init(zone: CalendarZone, start: Timestamp) {
        self.zone = zone
        minute = start.microseconds / 60_000_000 - 2880
        shown = .min
        shown = local
        for _ in 0..<2880 { _ = step() }
    }

    var now: Timestamp { Timestamp(seconds: minute * 60) }

    private var local: Int64 { zone.local(now).microseconds / 60_000_000 }

    /// Goes on by one minute; the minutes that are shown or leapt over for the first time.
    mutating func step() -> Range<Int64> {
        minute += 1
        let before = shown
        shown = max(shown, local)
        return before + 1..<shown + 1
    }
}
