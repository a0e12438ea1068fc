package import Core

/// A minute of the day, as clocks show it.
package struct TimeOfDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0 to 1439.
    package let minutes: Int

    /// Minutes past the end of the day wrap around.
    package init(minutes: Int) { self.minutes = (minutes % 1440 + 1440) % 1440 }

    /// `02:00` or `2:00`, 24 hours a day. Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else {
            throw TidemarkError(
                .usage, "“\(text)” is not a time of day.", hint: "Write hours and minutes, 00:00 to 23:59, like 02:30.")
        }
        minutes = hour * 60 + minute
    }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }

    package var description: String {
        let hour = minutes / 60
        let minute = minutes % 60
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
