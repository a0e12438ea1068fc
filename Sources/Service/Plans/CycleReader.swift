internal import Core

/// Reads a cycle from its plain form.
enum CycleReader {
    static let form =
        "Write at (with days), every or cron, like {days: [mon, thu], at: \"02:00\", zone: Europe/Berlin}."

    /// Nil where something is wrong, which has then been noted.
    static func read(_ field: ConfigField) -> Cycle? {
        guard let section = field.section(PlanFields.cycle) else { return nil }
        let zone = section["zone"].map { $0.parsed(hint: zoneHint, CalendarZone.init(parsing:)) } ?? .utc
        let given = ["at", "every", "cron"].filter { section[$0] != nil }
        guard given.count == 1 else {
            field.wrong(
                given.isEmpty ? "It does not say when." : "\(given.listed) exclude one another.", hint: form)
            return nil
        }
        stray("days", without: "at", section)
        stray("from", without: "every", section)
        guard let kind = weekly(section) ?? hours(section) ?? cron(section), let zone else { return nil }
        return Cycle(kind, zone: zone)
    }

    private static let zoneHint = "Write UTC or a name such as Asia/Shanghai."

    private static func stray(_ key: String, without other: String, _ section: ConfigSection) {
        guard section[other] == nil else { return }
        section[key]?.wrong("It goes with \(other) alone.", hint: "Leave it out.")
    }

    private static func weekly(_ section: ConfigSection) -> Cycle.Kind? {
        guard let at = section["at"] else { return nil }
        let hint = "Write hours and minutes, like \"02:30\", or a list of such times."
        let times = at.items().compactMap { $0.parsed(hint: hint, TimeOfDay.init(parsing:)) }
        if at.items().isEmpty { at.wrong("The list is empty.", hint: hint) }
        var days = Set(Weekday.allCases)
        if let field = section["days"] { days = Set(field.items().compactMap(weekday)) }
        if days.isEmpty, let field = section["days"], field.items().isEmpty {
            field.wrong("The list is empty.", hint: "Name days, or leave days out for every day.")
        }
        return times.isEmpty || days.isEmpty ? nil : .weekly(days: days, times: times)
    }

    private static func weekday(_ field: ConfigField) -> Weekday? {
        let names = Weekday.allCases.map(\.rawValue)
        guard let text = field.text(hint: "Days are \(names.listed).") else { return nil }
        if let day = Weekday(parsing: text) { return day }
        let near = Spelling.nearest(to: text, in: names).map { "Did you mean \($0)? " } ?? ""
        field.wrong("“\(text)” is not a day of the week.", hint: "\(near)Days are \(names.listed).")
        return nil
    }

    private static func hours(_ section: ConfigSection) -> Cycle.Kind? {
        guard let every = section["every"] else { return nil }
        let hint = "Write whole hours, 1h to 744h, like 6h."
        let span = every.parsed(hint: hint, TimeSpan.init(parsing:))
        let from =
            section["from"].map { $0.parsed(hint: "Write it like 02:30.", TimeOfDay.init(parsing:)) }
            ?? TimeOfDay(minutes: 0)
        guard let span, let from else { return nil }
        guard span.seconds.isMultiple(of: 3600), (1...744).contains(span.seconds / 3600) else {
            every.wrong("“\(span)” is not a number of hours from 1 to 744.", hint: hint)
            return nil
        }
        return .hours(span.seconds / 3600, from: from)
    }

    private static func cron(_ section: ConfigSection) -> Cycle.Kind? {
        let hint = "Write five fields, like 0 2 * * mon-fri."
        return section["cron"]?.parsed(hint: hint, CronExpression.init(parsing:)).map { .cron($0) }
    }
}
