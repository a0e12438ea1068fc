internal import APIModel
internal import Core
internal import Service

/// One export: its file, the links to it, and taking it back.
enum ExportPage {
    private static let base = "/exports/{id}"
    static let all: [ConsolePage] = [
        .get(base, "export") { try await show($0) }, .post("\(base)/links", "addLink", addLink),
        .post("\(base)/revoke", "revokeLink", revoke), .post("\(base)/remove", "removeExport", remove),
    ]

    private static func show(
        _ request: ConsoleRequest, links: FormProblems = .none, removal: FormProblems = .none,
        made: NewLinkDocument? = nil
    ) async throws -> ConsoleAnswer {
        let id = request.path("id")
        let export = try await request.service.export(request.caller, id)
        var resource = ResourceReference(.export, project: export.project, name: id)
        (resource.instance, resource.repository) = (export.instance, export.repository)
        let permitted = try await request.permitted([.addLink, .removeExport, .listLinks], on: resource)
        var rows: [View] = []
        if permitted.contains(.listLinks) {
            let page = try await request.service.links(
                request.caller, in: export.project, of: id, PageRequest(limit: 100))
            rows = page.items.map { row($0, export, request) }
        }
        let isKept = export.file != nil && export.state == "ready"
        let path = ConsoleRequest.address("exports", id)
        let job = ConsoleRequest.address("restores", export.job)
        var view: View = [
            "rawHeadline": request.sentence(headline(export), ["name": export.instance]),
            "lead": request.say(
                \.exports.lead, ["by": export.createdBy, "time": request.clock(export.createdAt.timestamp)]),
            "path": path, "job": job, "state": ExportsPage.state(export, request),
            "tone": ExportsPage.tone(export.state), "format": request.say(ExportsPage.format(export.order.format)),
            "moment": export.order.before ?? export.order.to ?? "latest", "parts": parts(export.order, request),
            "expiresAt": isKept ? request.age(export.expiresAt.timestamp) : nil, "file": file(export, request),
            "links": rows, "hasLinks": !rows.isEmpty, "mayLink": isKept && permitted.contains(.addLink),
            "made": made.map { ["path": $0.path, "uses": $0.document.mostUses] as View },
            "linkFields": request.fields(linkFields(request), links),
            "linkProblems": links.view(besides: ["minutes", "uses", "addresses"]),
            "removeProblems": removal.view(besides: ["confirm"]), "confirm": ViewValue.none,
            "approval": request.query["approval"] ?? request.form["_approval"],
            "asked": try await request.asked(links, fields: ["minutes", "uses", "addresses"], at: path),
        ]
        if permitted.contains(.removeExport), export.erasedAt == nil {
            view["confirm"] = .view(request.confirmation(of: export.file?.name ?? id, removal))
        }
        let title = request.say(
            \.exports.oneTitle, ["name": export.instance, "state": ExportsPage.state(export, request)])
        return .page("export", title: title, section: .exports, view)
    }

    // MARK: What is done

    /// The address is shown in the answer itself, and never again.
    private static func addLink(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let addresses = request.form.words("addresses")
            let form = LinkForm(
                minutes: try request.form.number("minutes"), uses: try request.form.number("uses"),
                addresses: addresses.isEmpty ? nil : addresses)
            try check(form, request)
            let made = try await request.service.addLink(request.caller, to: request.path("id"), try form.checked())
            return try await show(request, made: made)
        } form: { request, problems in
            try await show(request, links: problems)
        }
    }

    /// The API's schema bounds these for its callers. Throws `RefusedFields`.
    private static func check(_ form: LinkForm, _ request: ConsoleRequest) throws(RefusedFields) {
        func require(_ number: Int?, _ range: ClosedRange<Int>, _ field: String) throws(RefusedFields) {
            guard let number, !range.contains(number) else { return }
            let values: [String: any WordValue] = ["from": range.lowerBound, "to": range.upperBound]
            throw RefusedFields(
                path: field, request.say(\.exports.outOfRange, ["number": number]),
                hint: request.say(\.exports.range, values))
        }
        try require(form.minutes, 5...1440, "minutes")
        try require(form.uses, 1...100, "uses")
        try require(form.addresses?.count, 0...100, "addresses")
    }

    private static func revoke(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            _ = try await request.service.revokeLink(request.caller, request.form["link"])
            return .redirect(
                ConsoleRequest.address("exports", request.path("id")), Flash(.done, request.say(\.exports.revoked)))
        } form: { request, problems in
            try await show(request, links: problems)
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let id = request.path("id")
            let export = try await request.service.export(request.caller, id)
            try request.requireTyped(export.file?.name ?? id)
            try await request.service.removeExport(request.caller, id)
            return .redirect("/exports", Flash(.done, request.say(\.exports.removed)))
        } form: { request, problems in
            try await show(request, removal: problems)
        }
    }

    // MARK: Parts

    private static func headline(_ export: DataExportDocument) -> KeyPath<Words, Word> {
        switch export.state {
        case "ready": \.exports.readyHeadline
        case "failed": \.exports.failedHeadline
        case "expired", "erased": \.exports.goneHeadline
        default: \.exports.waitingHeadline
        }
    }

    private static func file(_ export: DataExportDocument, _ request: ConsoleRequest) -> View? {
        guard let file = export.file else { return nil }
        return [
            "name": file.name, "size": request.size(file.bytes), "hash": file.sha256, "tables": file.tables,
            "rows": file.rows, "readyAt": request.age(file.readyAt.timestamp),
        ]
    }

    private static func parts(_ order: ExportOrder, _ request: ConsoleRequest) -> [String] {
        let names = order.databases + order.tables
        var parts = [names.isEmpty ? request.say(\.exports.everything) : names.joined(separator: ", ")]
        parts += order.rows.map { "\($0.table): \($0.condition)" }
        parts += order.masks.map { "\($0.column) → \($0.kind)" }
        return parts
    }

    private static func row(_ link: LinkDocument, _ export: DataExportDocument, _ request: ConsoleRequest) -> View {
        let states: [String: KeyPath<Words, Word>] = [
            "open": \.exports.linkOpen, "used": \.exports.linkUsed, "revoked": \.exports.linkRevoked,
        ]
        return [
            "id": link.id, "owner": link.owner, "state": request.say(states[link.state] ?? \.exports.expired),
            "isOpen": link.state == "open", "tone": link.state == "open" ? "ok" : "",
            "used": request.say(\.exports.usedOf, ["uses": link.uses, "most": link.mostUses]),
            "addresses": link.addresses.isEmpty
                ? request.say(\.exports.anywhere) : link.addresses.joined(separator: ", "),
            "expiresAt": request.age(link.expiresAt.timestamp),
            "usedAt": link.usedAt.map { request.age($0.timestamp) },
            "revoke": ConsoleRequest.address("exports", export.id, "revoke"),
        ]
    }

    private static func linkFields(_ request: ConsoleRequest) -> [FormField] {
        let given = { (name: String) in request.form.optional(name) ?? request.query[name] }
        return [
            FormField(
                "minutes", request.say(\.exports.minutes), .number, value: given("minutes") ?? "120",
                help: request.say(\.exports.minutesHelp)),
            FormField("uses", request.say(\.exports.uses), .number, value: given("uses") ?? "1"),
            FormField(
                "addresses", request.say(\.exports.addresses), value: given("addresses") ?? "",
                help: request.say(\.exports.addressesHelp), autocomplete: "off", placeholder: "10.0.0.0/8"),
        ]
    }
}
