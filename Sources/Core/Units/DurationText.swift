/// Spans of time written for people.
package enum DurationText {
    /// `0.35 s`, `12 s`, `3 min 05 s`, `2 h 07 min`, `3 d 04 h`.
    package static func of(seconds: Double) -> String {
        guard seconds.isFinite, seconds.magnitude < 1e12 else { return "unknown" }
        if seconds < 0 { return "-" + of(seconds: -seconds) }
        if seconds < 59.5 { return "\(seconds.shortText) s" }
        let whole = Int64(seconds.rounded())
        if whole < 3600 { return "\(whole / 60) min \(twoDigits(whole % 60)) s" }
        if whole < 86_400 { return "\(whole / 3600) h \(twoDigits(whole / 60 % 60)) min" }
        return "\(whole / 86_400) d \(twoDigits(whole / 3600 % 24)) h"
    }

    private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
