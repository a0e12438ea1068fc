internal import APIModel
import ArgumentParser

/// What a subscription wants, and how it is told.
struct SubscriptionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A kind, or job.* for all such; may be given several times.", valueName: "kind"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("From here on: information, warning or critical.", valueName: "severity"))
    var severity: String?

    @Option(help: ArgumentHelp("Only what is about this project; may be given several times.", valueName: "name"))
    var project: [String] = []

    @Option(help: ArgumentHelp("Only what is about this instance; may be given several times.", valueName: "name"))
    var instance: [String] = []

    @Option(help: ArgumentHelp("Only instances with this tag; may be given several times.", valueName: "tag"))
    var tag: [String] = []

    @Option(help: ArgumentHelp("Minutes in which what happens again is only counted.", valueName: "minutes"))
    var fold: Int?

    @Option(
        help: ArgumentHelp(
            "Minutes after which what nobody has acknowledged is told to --escalate-to; 0 for never.",
            valueName: "minutes"))
    var escalateAfter: Int?

    @Option(help: ArgumentHelp("The channel that is told then.", valueName: "channel"))
    var escalateTo: String?

    @Option(
        help: ArgumentHelp(
            "Hours in which only what is critical is told, such as 22:00-07:00; none for none.", valueName: "hours"))
    var quiet: String?

    @Option(help: ArgumentHelp("Their time zone, such as Asia/Shanghai.", valueName: "zone"))
    var zone: String?

    @Flag(inversion: .prefixedNo, help: "Tell the end of a trouble.")
    var tellsEnd: Bool?

    @Flag(inversion: .prefixedEnableDisable, help: "Whether anything is told at all.")
    var telling: Bool?

    func fill(_ form: inout SubscriptionForm) {
        if !kind.isEmpty { form.kinds = kind }
        if let severity { form.severity = severity }
        if !project.isEmpty { form.projects = project }
        if !instance.isEmpty { form.instances = instance }
        if !tag.isEmpty { form.tags = tag }
        if let fold { form.foldMinutes = fold }
        if let escalateAfter { form.escalateMinutes = escalateAfter == 0 ? nil : escalateAfter }
        if let escalateTo { form.escalateTo = escalateTo }
        if escalateAfter == 0 { form.escalateTo = nil }
        if let quiet { form.quiet = quiet == "none" ? nil : QuietForm(hours: quiet, zone: zone ?? form.quiet?.zone) }
        if quiet == nil, let zone { form.quiet?.zone = zone }
        if let tellsEnd { form.tellsEnd = tellsEnd }
        if let telling { form.isEnabled = telling }
    }
}
