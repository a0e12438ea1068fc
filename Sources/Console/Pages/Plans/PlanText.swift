internal import APIModel
internal import Core
internal import Service

/// A plan in words.
struct PlanText {
    let request: ConsoleRequest

    /// When bases are due: `every day at 02:00 (Asia/Shanghai)`.
    func cycle(_ cycle: Cycle) -> String {
        let zone = cycle.zone.description
        switch cycle.kind {
        case .weekly(let days, let times):
            let at = times.map(\.description).joined(separator: ", ")
            guard days.count < Weekday.allCases.count else {
                return request.say(\.plans.daily, ["times": at, "zone": zone])
            }
            let names = days.sorted().map { request.say(Self.word(of: $0)) }.joined(separator: ", ")
            return request.say(\.plans.weekly, ["days": names, "times": at, "zone": zone])
        case .hours(let count, let from):
            return request.say(\.plans.hourly, ["count": count, "from": from.description, "zone": zone])
        case .cron(let expression):
            return request.say(\.plans.cronText, ["cron": expression.description, "zone": zone])
        }
    }

    /// How long bases and log are kept.
    func retention(_ policy: RetentionPolicy) -> String {
        let rules = policy.rules.filter { $0.keeps > 0 }.map { rule in
            request.say(Self.word(of: rule), ["count": rule.keeps])
        }
        let bases = rules.isEmpty ? request.say(\.plans.keepsAll) : rules.joined(separator: ", ")
        guard let days = policy.logDays else { return bases }
        return "\(bases) · \(request.say(\.plans.keepsLog, ["count": days]))"
    }

    /// Which instances it is for, by what it says.
    func binding(_ binding: InstanceSelection) -> String {
        var parts: [String] = []
        if !binding.tags.isEmpty {
            parts.append(binding.tags.map(\.description).sorted().joined(separator: " + "))
        }
        if !binding.names.isEmpty { parts.append(request.say(\.plans.named, ["count": binding.names.count])) }
        return parts.isEmpty ? request.say(\.frame.none) : parts.joined(separator: ", ")
    }

    private static func word(of rule: RetentionRule) -> KeyPath<Words, Word> {
        switch rule {
        case .days: \.plans.keepsDays
        case .last: \.plans.keepsLast
        case .newest(.day, _): \.plans.keepsDaily
        case .newest(.week, _): \.plans.keepsWeekly
        case .newest(.month, _): \.plans.keepsMonthly
        case .newest(.year, _): \.plans.keepsYearly
        }
    }

    private static func word(of day: Weekday) -> KeyPath<Words, Word> {
        switch day {
        case .mon: \.plans.mon
        case .tue: \.plans.tue
        case .wed: \.plans.wed
        case .thu: \.plans.thu
        case .fri: \.plans.fri
        case .sat: \.plans.sat
        case .sun: \.plans.sun
        }
    }
}

extension RetentionRule {
    fileprivate var keeps: Int {
        switch self {
        case .days(let count), .last(let count), .newest(_, let count): count
        }
    }
}
