internal import APIModel
internal import Core
internal import Service

/// Exports of data: those there are, and asking for one.
enum ExportsPage {
    static let all: [ConsolePage] = [
        .get("/exports", "exports", list), .get("/exports/new", "newExport") { try await form($0, .none) },
        .post("/exports/new", "beginExport", begin),
    ]

    private static func list(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let page = try await request.service.exports(request.caller, in: request.project, request.page(limit: 100))
        let ready = page.items.count { $0.state == "ready" }
        let mayBegin = try await request.may(
            .beginDataExport, on: ResourceReference(.instance, project: request.project))
        let rows = page.items.map { export -> View in
            [
                "id": export.id, "address": ConsoleRequest.address("exports", export.id), "instance": export.instance,
                "instanceAddress": ConsoleRequest.address("instances", export.project, export.instance),
                "format": request.say(format(export.order.format)), "state": state(export, request),
                "tone": tone(export.state), "by": export.createdBy,
                "createdAt": request.age(export.createdAt.timestamp),
                "expiresAt": request.age(export.expiresAt.timestamp),
                "isKept": export.state == "ready", "size": export.file.map { request.size($0.bytes) },
            ]
        }
        let view: View = [
            "rawHeadline": page.items.isEmpty
                ? request.sentence(\.exports.nobody) : request.sentence(\.exports.headline, ["count": ready]),
            "isEmpty": page.items.isEmpty, "rows": rows, "mayBegin": mayBegin, "more": request.more(page.next),
        ]
        return .page("exports", title: view.headline ?? request.say(\.exports.title), section: .exports, view)
    }

    static func format(_ format: String) -> KeyPath<Words, Word> {
        switch format {
        case "csv": \.exports.formatCSV
        case "native": \.exports.formatNative
        default: \.exports.formatSQL
        }
    }

    static func state(_ export: DataExportDocument, _ request: ConsoleRequest) -> String {
        switch export.state {
        case "ready": request.say(\.exports.ready)
        case "expired": request.say(\.exports.expired)
        case "erased": request.say(\.exports.erased)
        default: request.label(export.state)
        }
    }

    static func tone(_ state: String) -> String {
        ["ready": "ok", "failed": "bad", "expired": "warn"][state] ?? ""
    }

    // MARK: Asking

    private static func form(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let page = PageRequest(limit: PageRequest.largest)
        let names = try await request.service.instances(request.caller, in: request.project, page).items.map(\.name)
        let sent = request.form.names.isEmpty ? { request.query[$0] ?? "" } : { request.form[$0] }
        var what = [
            FormField(
                "instance", request.say(\.exports.instance), .choice, value: sent("instance"),
                choices: names.map { FormField.Choice($0, $0) }, isRequired: true),
            FormField(
                "to", request.say(\.exports.moment, ["zone": request.settings.zone.description]), value: sent("to"),
                help: request.say(\.exports.momentHelp), autocomplete: "off"),
            FormField(
                "names", request.say(\.exports.names), .area, value: sent("names"),
                help: request.say(\.exports.namesHelp), placeholder: "shop.orders"),
            FormField(
                "format", request.say(\.exports.format), .choice, value: sent("format"),
                choices: ExportForm.formats.map { FormField.Choice($0, request.say(format($0))) }),
        ]
        if let repository = try await RestorePage.Repositories.field(sent("repository"), request.project, request) {
            what.append(repository)
        }
        let parts = [
            FormField(
                "rows", request.say(\.exports.rows), .area, value: sent("rows"), help: request.say(\.exports.rowsHelp),
                placeholder: "shop.orders: created_at >= '2026-11-01'"),
            FormField(
                "masks", request.say(\.exports.masks), .area, value: sent("masks"),
                help: request.say(\.exports.masksHelp), placeholder: "shop.customers.mail email"),
        ]
        let locks = [
            FormField(
                "passphrase", request.say(\.exports.passphrase), .password,
                help: request.say(\.exports.passphraseHelp), autocomplete: "new-password"),
            FormField(
                "recipients", request.say(\.exports.recipients), .area, value: sent("recipients"),
                help: request.say(\.exports.recipientsHelp), placeholder: "age1…"),
            FormField(
                "hoursKept", request.say(\.exports.hours), .number,
                value: sent("hoursKept").isEmpty ? "24" : sent("hoursKept"), help: request.say(\.exports.hoursHelp)),
        ]
        let named = (what + parts + locks).map(\.name)
        let view: View = [
            "isEmpty": names.isEmpty, "project": request.project, "whatFields": request.fields(what, problems),
            "partFields": request.fields(parts, problems), "lockFields": request.fields(locks, problems),
            "problems": problems.view(besides: named), "approval": request.query["approval"] ?? sent("_approval"),
        ]
        return .page("export-form", title: request.say(\.exports.newTitle), section: .exports, view)
    }

    private static func begin(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let wanted = try ExportWish(request).form
            let export = try await request.service.beginDataExport(request.caller, wanted, in: request.project)
            return .redirect(
                ConsoleRequest.address("exports", export.id), Flash(.done, request.say(\.exports.begun)))
        } form: { request, problems in
            try await form(request, problems)
        }
    }
}
