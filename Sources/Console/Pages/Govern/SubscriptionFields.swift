internal import APIModel
internal import Core
internal import Service

/// A subscription as a form.
enum SubscriptionFields {
    /// `stored` is nil for a new one; `isSent` shows what was just sent.
    static func make(
        _ stored: SubscriptionDocument?, channels: [String], isSent: Bool, _ request: ConsoleRequest
    ) -> [FormField] {
        let value = { (name: String, stored: String?) in request.entered(name, isSent: isSent, stored ?? "") }
        let list = { (names: [String]?) in names?.joined(separator: ", ") }
        let ways = channels.map { FormField.Choice($0, $0) }
        let severities = SubscriptionForm.severities.map {
            FormField.Choice($0, request.label($0, "subscriptions", "severity"))
        }
        let help = request.say(\.subscriptions.listHelp)
        let other = FormField.Choice("", request.say(\.subscriptions.sameChannel))
        let box = { (name: String, stored: Bool) in (isSent ? request.form.flag(name) : stored) ? "true" : "" }
        return [
            FormField("name", request.say(\.subscriptions.name), value: value("name", stored?.name), isRequired: true),
            FormField(
                "channel", request.say(\.subscriptions.channel), .choice, value: value("channel", stored?.channel),
                choices: ways),
            FormField(
                "severity", request.say(\.subscriptions.severity), .choice,
                value: value("severity", stored?.severity ?? "warning"), choices: severities),
            FormField(
                "kinds", request.say(\.subscriptions.kinds), value: value("kinds", list(stored?.kinds)),
                help: request.say(\.subscriptions.kindsHelp)),
            FormField(
                "projects", request.say(\.subscriptions.projects), value: value("projects", list(stored?.projects)),
                help: help),
            FormField(
                "instances", request.say(\.subscriptions.instances), value: value("instances", list(stored?.instances)),
                help: help),
            FormField(
                "tags", request.say(\.subscriptions.tags), value: value("tags", list(stored?.tags)), help: help),
            FormField(
                "foldMinutes", request.say(\.subscriptions.fold), .number,
                value: value("foldMinutes", stored.map { "\($0.foldMinutes)" } ?? "60")),
            FormField(
                "escalateMinutes", request.say(\.subscriptions.escalate), .number,
                value: value("escalateMinutes", stored?.escalateMinutes.map { "\($0)" }),
                help: request.say(\.subscriptions.escalateHelp)),
            FormField(
                "escalateTo", request.say(\.subscriptions.escalateTo), .choice,
                value: value("escalateTo", stored?.escalateTo), choices: [other] + ways),
            FormField(
                "quiet", request.say(\.subscriptions.quiet), value: value("quiet", stored?.quiet?.hours),
                help: request.say(\.subscriptions.quietHelp)),
            FormField(
                "quietZone", request.say(\.subscriptions.zone), value: value("quietZone", stored?.quiet?.zone),
                help: request.say(\.subscriptions.zoneHelp)),
            FormField(
                "tellsEnd", request.say(\.subscriptions.tellsEnd), .box,
                value: box("tellsEnd", stored?.tellsEnd ?? true)),
            FormField(
                "isEnabled", request.say(\.subscriptions.isEnabled), .box,
                value: box("isEnabled", stored?.isEnabled ?? true)),
        ]
    }

    /// Throws `RefusedFields`.
    static func read(_ form: ConsoleForm) throws -> SubscriptionForm {
        let list = { (name: String) in form.words(name).isEmpty ? nil : form.words(name) }
        var wanted = SubscriptionForm(name: form["name"], channel: form["channel"])
        wanted.kinds = list("kinds")
        wanted.severity = form.optional("severity")
        wanted.projects = list("projects")
        wanted.instances = list("instances")
        wanted.tags = list("tags")
        wanted.foldMinutes = try form.number("foldMinutes")
        wanted.escalateMinutes = try form.number("escalateMinutes")
        wanted.escalateTo = form.optional("escalateTo")
        wanted.quiet = form.optional("quiet").map { QuietForm(hours: $0, zone: form.optional("quietZone")) }
        wanted.tellsEnd = form.flag("tellsEnd")
        wanted.isEnabled = form.flag("isEnabled")
        return try wanted.checked()
    }
}
