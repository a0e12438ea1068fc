internal import Foundation

/// The time zone in which days, weeks, months and years begin.
package struct CalendarZone: Hashable, Sendable, CustomStringConvertible {
    private let zone: TimeZone

    package static let utc = CalendarZone(zone: .gmt)

    private init(zone: TimeZone) { self.zone = zone }

    /// A zone of the IANA database, such as `Asia/Shanghai`, or `UTC`. Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        guard let zone = text.uppercased() == "UTC" ? .gmt : TimeZone(identifier: text) else {
            throw TidemarkError(
                .usage, "“\(text)” is not a time zone.", hint: "Write UTC or a name such as Asia/Shanghai.")
        }
        self.zone = zone
    }

    package var description: String { zone == .gmt ? "UTC" : zone.identifier }

    /// What clocks of the zone show at an instant, as if they showed UTC.
    package func local(_ instant: Timestamp) -> Timestamp {
        let date = Foundation.Date(timeIntervalSince1970: Double(instant.microseconds) / 1_000_000)
        return instant.adding(microseconds: Int64(zone.secondsFromGMT(for: date)) * 1_000_000)
    }
}
