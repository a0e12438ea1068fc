internal import APIModel
internal import Core

/// What is looked for in a log, as a form asks it.
struct LogQuestion: Sendable {
    static let names = ["table", "key", "since", "until", "gtid", "deletes"]

    private let form: ConsoleForm

    init(_ form: ConsoleForm) { self.form = form }

    func fields(_ request: ConsoleRequest) -> [FormField] {
        [
            FormField(
                "table", request.say(\.restore.searchTable), value: form["table"],
                help: request.say(\.restore.searchTableHelp), autocomplete: "off", placeholder: "shop.orders"),
            FormField(
                "key", request.say(\.restore.searchKey), value: form["key"],
                help: request.say(\.restore.searchKeyHelp), autocomplete: "off", placeholder: "id=5"),
            FormField(
                "since", request.say(\.restore.searchSince, ["zone": request.settings.zone.description]),
                value: form["since"], autocomplete: "off",
                placeholder: request.precise(
                    Timestamp(microseconds: request.now.adding(seconds: -3600).microseconds / 1_000_000 * 1_000_000))),
            FormField("until", request.say(\.restore.searchUntil), value: form["until"], autocomplete: "off"),
            FormField("gtid", request.say(\.restore.searchGTID), value: form["gtid"], autocomplete: "off"),
            FormField(
                "deletes", request.say(\.restore.searchDeletes), .number, value: form["deletes"],
                help: request.say(\.restore.searchDeletesHelp)),
        ]
    }

    /// Throws `RefusedFields`.
    func job(_ what: String, of name: String, _ request: ConsoleRequest) throws -> JobForm {
        var payload: [String: JSONTree] = ["what": .text(what)]
        for field in ["table", "gtid"] {
            if let text = form.optional(field) { payload[field] = .text(text) }
        }
        let keys = form["key"].split(separator: ",").map { String($0) }
        if !keys.isEmpty { payload["key"] = .list(keys.map { .text($0) }) }
        for field in ["since", "until"] {
            guard let text = form.optional(field) else { continue }
            payload[field] = .text(try MomentText.time(text, field, request).description)
        }
        if let deletes = try form.number("deletes") { payload["deletes"] = .integer(Int64(deletes)) }
        return JobForm(
            kind: "lookup", instance: name, repository: form.optional("repository"), payload: .object(payload))
    }
}
