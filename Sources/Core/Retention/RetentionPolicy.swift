/// What a user wants to keep of an instance: pure arithmetic on the times of its restore points.
package struct RetentionPolicy: Hashable, Sendable {
    /// Without a rule every base is kept.
    package var rules: [RetentionRule]
    /// Every second of so many times 24 hours stays a restore point; nil keeps the log from the oldest kept base on.
    package var logDays: Int?

    package init(rules: [RetentionRule] = [], logDays: Int? = nil) {
        self.rules = rules
        self.logDays = logDays
    }

    private static let day: Double = 86_400

    /// The beginning of the span in which every second is to stay a restore point; nil where the log is not cut.
    package func logStart(at now: Timestamp) -> Timestamp? {
        logDays.map { now.adding(seconds: -Double($0) * Self.day) }
    }

    /// Which rules keep each of some bases, given by the times of their first restore points in any order. An empty
    /// list means that none does; where there are no rules at all, nothing is said and everything stays.
    package func keepers(of times: [Timestamp], at now: Timestamp, in zone: CalendarZone) -> [[RetentionRule]] {
        // Newest first; of equal times the one that comes later in the list counts as newer.
        let order = times.indices.sorted { (times[$0], $0) > (times[$1], $1) }
        var kept = [[RetentionRule]](repeating: [], count: times.count)
        for rule in rules {
            for index in Self.kept(by: rule, order, times, now, zone) { kept[index].append(rule) }
        }
        return kept
    }

    private static func kept(
        by rule: RetentionRule, _ order: [Int], _ times: [Timestamp], _ now: Timestamp, _ zone: CalendarZone
    ) -> [Int] {
        switch rule {
        case .days(let count):
            let start = now.adding(seconds: -Double(count) * day)
            return count > 0 ? order.filter { times[$0] >= start } : []
        case .last(let count):
            return Array(order.prefix(max(0, count)))
        case .newest(let period, let count):
            var found: [Int] = []
            var last: Int?
            for index in order {
                guard found.count < count else { break }
                let number = period.number(of: times[index], in: zone)
                if number != last { found.append(index) }
                last = number
            }
            return found
        }
    }
}
