internal import Core

/// Every field a plan can have, group by group: what readers accept, and name where somebody writes another.
package enum PlanFields {
    static let plan = [
        "cycle", "window", "log", "retention", "repository", "copies", "threads", "rate", "limits", "drills", "alerts",
        "instances",
    ]
    static let cycle = ["days", "at", "every", "from", "cron", "zone"]
    static let retention = ["bases", "log"]
    static let bases = RetentionRule.plainKeys
    static let limits = ["threads-running", "replica-lag", "history-length", "adaptive"]
    static let drills = ["cycle", "after-bases", "which", "assertions"]
    static let assertion = ["name", "sql", "equals", "no-rows", "rows-at-least", "within"]
    static let alerts = ["to", "rpo", "rto", "overdue", "failures"]
    static let instances = ["names", "tags"]

    /// Groups of fields below a plan, by their path.
    private static let groups: [String: [String]] = [
        "cycle": cycle, "retention": retention, "retention.bases": bases, "limits": limits, "drills": drills,
        "drills.cycle": cycle, "drills.assertions": assertion, "alerts": alerts, "instances": instances,
    ]

    /// Paths of all fields that hold a value and no group, such as `retention.bases.daily`.
    package static var paths: [String] { plan.flatMap { paths(from: $0) } }

    private static func paths(from path: String) -> [String] {
        guard let group = groups[path] else { return [path] }
        return group.flatMap { paths(from: "\(path).\($0)") }
    }
}
