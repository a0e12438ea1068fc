package import Core

/// Reads plans from their plain form and notes everything that is wrong.
package enum PlanReader {
    /// All plans under `plans:` of a document that holds nothing else. Throws `config.invalid` with every problem.
    package static func plans(in document: ConfigValue) throws(TidemarkError) -> [Plan] {
        let problems = ConfigProblems()
        let plans = read(document, problems)
        guard problems.isEmpty else { throw TidemarkError(problems: problems.list) }
        return plans
    }

    /// The plans of a document that can be read, with the problems of the others.
    package static func read(_ document: ConfigValue, _ problems: ConfigProblems) -> [Plan] {
        let root = ConfigField(path: "", value: document, problems: problems)
        let hint = "Write each plan under its name below plans."
        guard let field = root.section(["plans"])?.required("plans", hint: hint) else { return [] }
        return (field.members("plans") ?? []).compactMap { plan(named: $0.key, $0.field) }
    }

    /// One plan; nil where anything in it is wrong, which has then been noted.
    package static func plan(named text: String, _ field: ConfigField) -> Plan? {
        let before = field.problems.list.count
        var name: ResourceName?
        do throws(TidemarkError) {
            name = try ResourceName(parsing: text)
        } catch {
            field.wrong(error.message, hint: error.hint)
        }
        guard let section = field.section(PlanFields.plan) else { return nil }
        let hint = "Write the name of a repository of the configuration."
        let cycle = section.required("cycle", hint: CycleReader.form).flatMap { CycleReader.read($0) }
        let repository = section.required("repository", hint: hint)
            .flatMap { $0.parsed(hint: hint, ResourceName.init(parsing:)) }
        // Read on even where these are missing, so that every problem is seen.
        let unnamed = ResourceName.placeholder
        var plan = Plan(
            name: name ?? unnamed, cycle: cycle ?? Cycle(.hours(24, from: TimeOfDay(minutes: 0))),
            repository: repository ?? unnamed)
        fill(&plan, from: section)
        if repository != nil { checkCopies(plan, section) }
        checkLog(plan, section)
        return field.problems.list.count == before ? plan : nil
    }

    private static func fill(_ plan: inout Plan, from section: ConfigSection) {
        plan.window = section["window"]?.parsed(hint: "Write it like 22:00-06:00.", RunWindow.init(parsing:))
        if let field = section["log"], let value = field.bool() { plan.streamsLog = value }
        if let field = section["retention"] { plan.retention = RetentionReader.read(field) }
        plan.copies = section.names("copies")
        if let number = section["threads"]?.integer(in: 1...64) { plan.threads = number }
        plan.rate = section["rate"]?.parsed(hint: "Write it like 20MB/s.", ByteRate.init(parsing:))
        if let group = section["limits"]?.section(PlanFields.limits) {
            plan.limits.threadsRunning = group["threads-running"]?.integer(in: 1...100_000)
            plan.limits.replicaLag = group.span("replica-lag")
            plan.limits.historyLength = group["history-length"]?.integer(in: 1...1_000_000_000)
            if let value = group["adaptive"]?.bool() { plan.limits.isAdaptive = value }
        }
        if let group = section["drills"]?.section(PlanFields.drills) {
            plan.drills.cycle = group["cycle"].flatMap { CycleReader.read($0) }
            plan.drills.afterBases = group["after-bases"]?.integer(in: 1...10_000)
            if let point = group["which"].flatMap({ drillPoint($0) }) { plan.drills.which = point }
            if let field = group["assertions"] { plan.drills.assertions = AssertionReader.read(field) }
        }
        if let group = section["alerts"]?.section(PlanFields.alerts) {
            plan.alerts.receivers = group.names("to")
            plan.alerts.rpo = group.span("rpo")
            plan.alerts.rto = group.span("rto")
            if let span = group.span("overdue") { plan.alerts.overdue = span }
            if let number = group["failures"]?.integer(in: 1...1000) { plan.alerts.failures = number }
        }
        if let group = section["instances"]?.section(PlanFields.instances) {
            plan.binding.names = group.names("names")
            plan.binding.tags = group.tags("tags")
        }
    }

    private static func drillPoint(_ field: ConfigField) -> DrillPoint? {
        let hint = "Write \(DrillPoint.allCases.map(\.rawValue).joined(separator: " or "))."
        guard let text = field.text(hint: hint) else { return nil }
        guard let point = DrillPoint(rawValue: text) else {
            field.wrong("“\(text)” is no choice of a restore point.", hint: hint)
            return nil
        }
        return point
    }

    private static func checkCopies(_ plan: Plan, _ section: ConfigSection) {
        guard plan.copies.contains(plan.repository) else { return }
        section["copies"]?.wrong(
            "“\(plan.repository)” is the repository itself.", hint: "Name other repositories, or leave copies out.")
    }

    private static func checkLog(_ plan: Plan, _ section: ConfigSection) {
        guard plan.retention.logDays != nil, !plan.streamsLog else { return }
        section["retention"]?.wrong(
            "Days of log are kept, but no log is streamed.", hint: "Leave retention.log out, or set log to true.")
    }
}
