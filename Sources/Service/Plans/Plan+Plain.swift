internal import Core

extension Plan {
    /// The canonical plain form: fields in their order, lists of names sorted, and nothing that has its default value.
    package var plain: ConfigValue {
        .map([
            ("cycle", cycle.plain),
            ("window", window.map { .text($0.description) }),
            ("log", streamsLog ? nil : false),
            ("retention", retention.plain),
            ("repository", .text(repository.description)),
            ("copies", Self.names(copies.map(\.description))),
            ("threads", threads == 4 ? nil : .integer(threads)),
            ("rate", rate.map { .text($0.plainText) }),
            ("limits", limits.plain.unlessEmpty),
            ("drills", drills.plain.unlessEmpty),
            ("alerts", alerts.plain.unlessEmpty),
            ("instances", binding.plain.unlessEmpty),
        ])
    }

    /// Fields that differ from an older state of the plan, the name too.
    package func changes(from old: Plan) -> [FieldChange] {
        let renamed =
            old.name == name
            ? [] : [FieldChange(path: "name", before: old.name.description, after: name.description)]
        return renamed + FieldChange.between(old.plain, plain)
    }

    fileprivate static func names(_ names: [String]) -> ConfigValue? {
        names.isEmpty ? nil : .texts(Set(names).sorted())
    }
}

extension ConfigValue {
    fileprivate var unlessEmpty: ConfigValue? {
        if case .map(let entries) = kind, entries.isEmpty { nil } else { self }
    }
}

extension Cycle {
    /// As a plan writes it.
    package var plain: ConfigValue {
        let zone: ConfigValue? = zone == .utc ? nil : .text(zone.description)
        switch kind {
        case .weekly(let days, let times):
            let isDaily = days.count == Weekday.allCases.count
            let at = times.map(\.description)
            return .map([
                ("days", isDaily ? nil : .texts(days.sorted().map(\.rawValue))),
                ("at", at.count == 1 ? .text(at[0]) : .texts(at)), ("zone", zone),
            ])
        case .hours(let count, let from):
            let start: ConfigValue? = from.minutes == 0 ? nil : .text(from.description)
            return .map([("every", .text("\(count)h")), ("from", start), ("zone", zone)])
        case .cron(let expression):
            return .map([("cron", .text(expression.description)), ("zone", zone)])
        }
    }
}

extension RetentionPolicy {
    fileprivate var plain: ConfigValue? {
        let bases = ConfigValue.map(rules.map { ($0.plainKey, .integer($0.count)) })
        let form = ConfigValue.map([("bases", bases.unlessEmpty), ("log", logDays.map { .integer($0) })])
        return form.unlessEmpty
    }
}

extension ImpactLimits {
    fileprivate var plain: ConfigValue {
        .map([
            ("threads-running", threadsRunning.map { .integer($0) }),
            ("replica-lag", replicaLag.map { .text($0.description) }),
            ("history-length", historyLength.map { .integer($0) }),
            ("adaptive", isAdaptive ? nil : false),
        ])
    }
}

extension DrillRules {
    fileprivate var plain: ConfigValue {
        .map([
            ("cycle", cycle?.plain), ("after-bases", afterBases.map { .integer($0) }),
            ("which", which == .newest ? nil : .text(which.rawValue)),
            // Written out: `nil` beside a value would be one, the null of YAML.
            ("assertions", assertions.isEmpty ? ConfigValue?.none : ConfigValue(.list(assertions.map(\.plain)))),
        ])
    }
}

extension AlertRules {
    fileprivate var plain: ConfigValue {
        .map([
            ("to", Plan.names(receivers.map(\.description))),
            ("rpo", rpo.map { .text($0.description) }),
            ("rto", rto.map { .text($0.description) }),
            ("overdue", overdue.seconds == 1800 ? nil : .text(overdue.description)),
            ("failures", failures == 1 ? nil : .integer(failures)),
        ])
    }
}

extension InstanceSelection {
    fileprivate var plain: ConfigValue {
        .map([
            ("names", Plan.names(names.map(\.description))), ("tags", Plan.names(tags.map(\.description))),
        ])
    }
}
