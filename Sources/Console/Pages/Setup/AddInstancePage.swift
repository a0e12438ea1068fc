internal import APIModel
internal import Core
internal import Service

/// Adding an instance, the first step: where it is, and whether it answers.
enum AddInstancePage {
    static let all: [ConsolePage] = [
        .get("/instances/add", "addInstance") { try await show($0, .none) },
        .post("/instances/add", "addInstanceNow", send),
    ]

    private static func send(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let project = request.chosenProject
            let action = request.form["do"]
            let wanted = try wanted(request, isNamed: action != "test")
            let address = Endpoint(host: wanted.host, port: wanted.port ?? 3306).description
            let report = try await request.service.probe(
                request.caller, try ProbeRequest(addresses: [address]).checked(as: ["addresses": "host"]), in: project)
            let found = report.results.first
            if action == "test" || (action != "anyway" && found?.outcome != .server) {
                return try await show(request, .none, found)
            }
            _ = try await request.service.addInstance(request.caller, try wanted.checked(), in: project)
            return .redirect(
                ConsoleRequest.address("instances", project, wanted.name, "setup"),
                Flash(.done, request.say(\.add.added, ["name": wanted.name])))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    /// What the form says; a server can be asked before it has a name. Throws `RefusedFields`.
    private static func wanted(_ request: ConsoleRequest, isNamed: Bool) throws -> InstanceRequest {
        let form = request.form
        let name = isNamed ? try request.name(in: "name") : form["name"]
        var host = form["host"]
        var port = try form.number("port")
        // The port may stand behind the host, as addresses are copied.
        if let whole = try? Endpoint(address: host), whole.host != host {
            host = whole.host
            port = whole.port
        }
        guard Endpoint.isHost(host) else {
            throw RefusedFields(path: "host", request.say(\.add.noHost), hint: request.say(\.add.hostHelp))
        }
        guard (1...65_535).contains(port ?? 3306) else {
            throw RefusedFields(path: "port", request.say(\.add.noPort), hint: request.say(\.add.noPortHint))
        }
        return InstanceRequest(
            name: name, host: host, port: port, tls: form.optional("tls"), site: form.optional("site"))
    }

    static func show(
        _ request: ConsoleRequest, _ problems: FormProblems, _ found: ProbeResult? = nil
    ) async throws -> ConsoleAnswer {
        let form = request.form
        let project = request.chosenProject
        let fields = [
            FormField(
                "name", request.say(\.add.name), value: form["name"], help: request.say(\.add.nameHelp),
                isRequired: true, autocomplete: "off", placeholder: "orders-01"),
            FormField(
                "host", request.say(\.add.host), value: form["host"], help: request.say(\.add.hostHelp),
                isRequired: true, autocomplete: "off", placeholder: "db1.example.com"),
            FormField("port", request.say(\.add.port), .number, value: form.optional("port") ?? "3306"),
            tlsField(request, form.optional("tls") ?? InstanceTLS.preferred.rawValue),
            try await siteField(request, project, form.optional("site") ?? TidemarkService.standardName),
        ]
        let view: View = [
            "project": project, "steps": SetupStep.views(.place, request), "fields": request.fields(fields, problems),
            "problems": problems.view(besides: fields.map(\.name)), "probe": found.map { probe($0, request, project) },
            "mayGoOn": found.map { $0.outcome != .server } ?? false,
        ]
        return .page("add-place", title: request.say(\.add.title), section: .instances, view)
    }

    static func tlsField(_ request: ConsoleRequest, _ value: String) -> FormField {
        let names: [InstanceTLS: KeyPath<Words, Word>] = [
            .disabled: \.add.tlsDisabled, .preferred: \.add.tlsPreferred, .required: \.add.tlsRequired,
            .verifyCA: \.add.tlsVerifyCA, .verifyIdentity: \.add.tlsVerifyIdentity,
        ]
        let choices = InstanceTLS.allCases.map { mode in
            FormField.Choice(mode.rawValue, names[mode].map { request.say($0) } ?? mode.rawValue)
        }
        return FormField("tls", request.say(\.add.tls), .choice, value: value, choices: choices)
    }

    static func siteField(_ request: ConsoleRequest, _ project: String, _ value: String) async throws -> FormField {
        let choices = try await request.sites(in: project).map { site in
            FormField.Choice(site.name, site.title.isEmpty ? site.name : "\(site.name) · \(site.title)")
        }
        return FormField(
            "site", request.say(\.add.site), .choice, value: value, help: request.say(\.add.siteHelp),
            choices: choices)
    }

    /// What was found where the form says, for the partial `add-probe`.
    private static func probe(_ found: ProbeResult, _ request: ConsoleRequest, _ project: String) -> View {
        let (tone, title): (String, KeyPath<Words, Word>) =
            switch found.outcome {
            case .server: ("ok", \.add.probeServer)
            case .refused: ("bad", \.add.probeRefused)
            case .other: ("bad", \.add.probeOther)
            case .unreachable: ("bad", \.add.probeUnreachable)
            }
        return [
            "tone": tone, "title": request.say(title), "address": found.address, "detail": found.detail,
            "hint": found.outcome == .server ? nil : request.say(\.add.probeHint),
            "known": found.instance.map { request.say(\.add.probeKnown, ["name": $0]) },
            "knownAddress": found.instance.map { ConsoleRequest.address("instances", project, $0) },
        ]
    }
}
