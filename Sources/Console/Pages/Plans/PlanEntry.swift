/// A field of a plan's form: its path in the plain form, which is its name in the form too, and how it is written.
struct PlanEntry {
    enum Kind: Sendable, Hashable {
        case text, number, list, box, document
        /// One of a few words.
        case word([String])
        case repository
    }

    enum Group: Sendable, Hashable, CaseIterable {
        case base, keeping, storing, limits, drills, alerts, instances

        var title: KeyPath<Words, Word> {
            switch self {
            case .base: \.plans.groupBase
            case .keeping: \.plans.groupKeeping
            case .storing: \.plans.groupStoring
            case .limits: \.plans.groupLimits
            case .drills: \.plans.groupDrills
            case .alerts: \.plans.groupAlerts
            case .instances: \.plans.groupInstances
            }
        }
    }

    let path: String
    let group: Group
    let kind: Kind
    let label: KeyPath<Words, Word>
    var help: KeyPath<Words, Word>?
    var placeholder = ""
    /// Shown only where the choice of a cycle is this one: `cycle.kind=weekly`.
    var condition: String?

    init(
        _ path: String, _ group: Group, _ kind: Kind = .text, _ label: KeyPath<Words, Word>,
        help: KeyPath<Words, Word>? = nil, _ placeholder: String = "", when condition: String? = nil
    ) {
        self.path = path
        self.group = group
        self.kind = kind
        self.label = label
        self.help = help
        self.placeholder = placeholder
        self.condition = condition
    }

    /// Every field, in the order of the form.
    static var all: [PlanEntry] {
        cycle("cycle", .base) + [
            PlanEntry("window", .base, \.plans.window, help: \.plans.windowHelp, "22:00-06:00"),
            PlanEntry("log", .base, .box, \.plans.log),
            PlanEntry("threads", .base, .number, \.plans.threads, help: \.plans.threadsHelp, "4"),
            PlanEntry("rate", .base, \.plans.rate, help: \.plans.rateHelp, "50MB/s"),
            PlanEntry("retention.bases.daily", .keeping, .number, \.plans.daily0),
            PlanEntry("retention.bases.weekly", .keeping, .number, \.plans.weekly0),
            PlanEntry("retention.bases.monthly", .keeping, .number, \.plans.monthly0),
            PlanEntry("retention.bases.yearly", .keeping, .number, \.plans.yearly0),
            PlanEntry("retention.bases.days", .keeping, .number, \.plans.days0),
            PlanEntry("retention.bases.last", .keeping, .number, \.plans.last0),
            PlanEntry("retention.log", .keeping, .number, \.plans.logDays, help: \.plans.logDaysHelp),
            PlanEntry("repository", .storing, .repository, \.plans.repository, help: \.plans.repositoryHelp),
            PlanEntry("copies", .storing, .list, \.plans.copies, help: \.plans.copiesHelp),
            PlanEntry("limits.adaptive", .limits, .box, \.plans.adaptive),
            PlanEntry("limits.threads-running", .limits, .number, \.plans.threadsRunning),
            PlanEntry("limits.replica-lag", .limits, \.plans.replicaLag, "30s"),
            PlanEntry("limits.history-length", .limits, .number, \.plans.historyLength, "1000000"),
        ] + cycle("drills.cycle", .drills) + [
            PlanEntry("drills.after-bases", .drills, .number, \.plans.afterBases),
            PlanEntry("drills.which", .drills, .word(["newest", "random"]), \.plans.which),
            PlanEntry("drills.assertions", .drills, .document, \.plans.assertions, help: \.plans.assertionsHelp),
            PlanEntry("alerts.to", .alerts, .list, \.plans.to, help: \.plans.toHelp),
            PlanEntry("alerts.rpo", .alerts, \.plans.rpo, help: \.plans.rpoHelp, "1min"),
            PlanEntry("alerts.rto", .alerts, \.plans.rto, help: \.plans.rtoHelp, "1h"),
            PlanEntry("alerts.overdue", .alerts, \.plans.overdue, help: \.plans.overdueHelp, "30min"),
            PlanEntry("alerts.failures", .alerts, .number, \.plans.failures, "1"),
            PlanEntry("instances.tags", .instances, .list, \.plans.tags, help: \.plans.tagsHelp, "env=production"),
            PlanEntry("instances.names", .instances, .list, \.plans.names, help: \.plans.namesHelp),
        ]
    }

    private static func cycle(_ path: String, _ group: Group) -> [PlanEntry] {
        let kind = "\(path).kind"
        let words = (path == "cycle" ? [] : [""]) + ["weekly", "hours", "cron"]
        return [
            PlanEntry(kind, group, .word(words), \.plans.when),
            PlanEntry("\(path).days", group, .list, \.plans.days, help: \.plans.daysHelp, when: "\(kind)=weekly"),
            PlanEntry("\(path).at", group, .list, \.plans.at, help: \.plans.atHelp, "02:00", when: "\(kind)=weekly"),
            PlanEntry("\(path).every", group, \.plans.every, help: \.plans.everyHelp, "6h", when: "\(kind)=hours"),
            PlanEntry("\(path).from", group, \.plans.from, "00:00", when: "\(kind)=hours"),
            PlanEntry(
                "\(path).cron", group, \.plans.cron, help: \.plans.cronHelp, "0 2 * * mon-fri", when: "\(kind)=cron"),
            PlanEntry("\(path).zone", group, \.plans.zone, help: \.plans.zoneHelp, "UTC"),
        ]
    }
}

extension PlanEntry {
    /// A field of text, whose kind need not be said.
    init(
        _ path: String, _ group: Group, _ label: KeyPath<Words, Word>, help: KeyPath<Words, Word>? = nil,
        _ placeholder: String = "", when condition: String? = nil
    ) {
        self.init(path, group, .text, label, help: help, placeholder, when: condition)
    }
}
