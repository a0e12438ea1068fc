package import APIModel
package import Core

/// What an instance's log usually does: the busiest minute of each day, for deletions and for rewrites. Stored as JSON.
///
/// A minute is a burst where it has ten times as many as any minute of the two weeks before, and enough to matter. What was a
/// burst counts as habit from the next day on: a new nightly job is told of once. In the first day nothing is a burst.
package struct InstanceHabit: Sendable, Codable, Hashable {
    package enum What: String, Sendable, Hashable, Codable, CaseIterable {
        case deletes
        case updates
    }

    /// Rows a minute far above the habit.
    package struct Burst: Sendable, Hashable {
        package let what: What
        package let rows: Double
        /// The most of any minute so far.
        package let usual: Double
        package let since: Timestamp
    }

    private struct Day: Sendable, Codable, Hashable {
        /// Days since 1970, in UTC.
        var day: Int64
        /// By `What`: the busiest minute that was no burst, and the one that was.
        var peaks: [String: Double] = [:]
        var bursts: [String: Double] = [:]
    }

    private var firstSeen: Timestamp
    private var days: [Day] = []

    package static let keptDays: Int64 = 14
    package static let factor = 10.0
    /// Rows a minute below which nothing is a burst.
    package static let floor = 10_000.0
    /// Seconds in which an instance is only watched.
    package static let learning = 86_400.0

    package init(at now: Timestamp) { firstSeen = now }

    /// Takes up what the log changed, and returns what of it is a burst. `now` is the catalog's time.
    package mutating func take(_ activity: ReportedActivity, at now: Timestamp) -> [Burst] {
        let today = now.microseconds / 86_400_000_000
        days.removeAll { $0.day <= today - Self.keptDays || $0.day > today }
        if days.last?.day != today { days.append(Day(day: today)) }
        // A report of seconds is no busy minute; one that was late tells of many at once.
        let minutes = max(1, activity.until.seconds(since: activity.since) / 60)
        let counts: [(What, UInt64)] = [(.deletes, activity.deletes), (.updates, activity.updates)]
        return counts.compactMap { what, count in take(what, Double(count) / minutes, activity.since, now, today) }
    }

    private mutating func take(
        _ what: What, _ rows: Double, _ since: Timestamp, _ now: Timestamp, _ today: Int64
    ) -> Burst? {
        let usual = usual(what, today)
        let place = days.count - 1
        let isLearning = now.seconds(since: firstSeen) < Self.learning
        guard !isLearning, rows >= Self.floor, rows > usual * Self.factor else {
            days[place].peaks[what.rawValue] = max(days[place].peaks[what.rawValue] ?? 0, rows)
            return nil
        }
        days[place].bursts[what.rawValue] = max(days[place].bursts[what.rawValue] ?? 0, rows)
        return Burst(what: what, rows: rows, usual: usual, since: since)
    }

    private func usual(_ what: What, _ today: Int64) -> Double {
        days.map { day in
            max(day.peaks[what.rawValue] ?? 0, day.day < today ? day.bursts[what.rawValue] ?? 0 : 0)
        }.max() ?? 0
    }
}
