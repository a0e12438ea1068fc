internal import Core
internal import Service

/// The plan that is offered where there is none: a base every night, the log all day, and what most rules ask to be kept.
enum StandardPlan {
    static let name = "standard"
    /// What a form says instead of a plan's name, which it cannot be.
    static let choice = "+standard"

    /// The night is that of the visitor's zone. Throws `usage.invalid` for what is no name.
    static func make(for repository: String, zone: CalendarZone) throws -> Plan {
        let cycle = Cycle(
            .weekly(days: Set(Weekday.allCases), times: [try TimeOfDay(parsing: "02:00")]), zone: zone)
        var plan = Plan(
            name: try ResourceName(parsing: name), cycle: cycle, repository: try ResourceName(parsing: repository))
        plan.retention.rules = [.newest(of: .day, 7), .newest(of: .week, 5), .newest(of: .month, 12)]
        plan.retention.logDays = 14
        return plan
    }
}
