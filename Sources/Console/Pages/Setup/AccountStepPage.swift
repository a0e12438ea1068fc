internal import APIModel
internal import Core
internal import Service

/// Adding an instance, the second step: the account that is read with, and whether the server has what a backup needs. The
/// password is kept sealed by the service and never shown again.
enum AccountStepPage {
    static let all: [ConsolePage] = [
        .get("/instances/{project}/{name}/setup", "setupAccount") { try await show($0, .none) },
        .post("/instances/{project}/{name}/setup", "setupAccountNow", send),
    ]

    private static func send(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            let old = try await request.service.instance(request.caller, named: name, in: project)
            guard let user = try request.line(in: "user", most: 128) else {
                throw RefusedFields(path: "user", request.say(\.add.missing), hint: request.say(\.add.userHelp))
            }
            let password = try request.secret(in: "password")
            if user != old.user {
                var wanted = InstanceRequest(old)
                wanted.user = user
                _ = try await request.service.changeInstance(
                    request.caller, named: name, in: project, to: try wanted.checked(), over: old.revision)
            }
            if let password {
                try await request.service.setCredentials(
                    request.caller, of: name, in: project, try CredentialsRequest(password: password).checked())
            }
            return .redirect(ConsoleRequest.address("instances", project, name, "setup") + "?checked=yes")
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let instance = try await request.service.instance(request.caller, named: name, in: project)
        let rights = try await request.permitted(
            [.setCredentials, .checkInstance, .showAccountSQL], on: instance.reference)
        let address = ConsoleRequest.address("instances", project, name)
        let mayKeep = rights.contains(.setCredentials)
        var fields = [
            FormField(
                "user", request.say(\.add.user), value: request.form.optional("user") ?? instance.user,
                help: request.say(\.add.userHelp), isRequired: true, autocomplete: "off")
        ]
        if mayKeep {
            fields.append(
                FormField(
                    "password", request.say(\.add.password), .password, help: request.say(\.add.passwordHelp),
                    autocomplete: "new-password"))
        }
        var view: View = [
            "name": name, "address": address,
            "steps": SetupStep.views(.account, request, done: [.place: instance.address]),
            "fields": request.fields(fields, problems), "problems": problems.view(besides: fields.map(\.name)),
            "mayKeep": mayKeep, "from": from(request), "place": instance.address,
        ]
        view["account"] =
            rights.contains(.showAccountSQL) ? await account(request, name, project).viewValue : ViewValue.none
        let isAsked = request.query["checked"] == "yes" && problems.isEmpty && rights.contains(.checkInstance)
        let check = isAsked ? await CheckView.make(request, name, project) : nil
        view["check"] = check?.view.viewValue ?? ViewValue.none
        view["isReady"] = .flag(check?.isReady ?? false)
        view["rawHeadline"] = .markup(
            request.sentence(check?.isReady == true ? \.add.readyHeadline : \.add.accountHeadline, ["name": name]))
        return .page("add-account", title: request.say(\.add.accountTitle, ["name": name]), section: .instances, view)
    }

    /// Where the account signs in from.
    private static func from(_ request: ConsoleRequest) -> String {
        let text = String((request.query["from"] ?? "").prefix(255))
        return text.isEmpty ? "%" : text
    }

    private static func account(_ request: ConsoleRequest, _ name: String, _ project: String) async -> View {
        do {
            let made = try await request.service.accountSQL(request.caller, name, in: project, host: from(request))
            let server = made.family == "mariadb" ? "MariaDB \(made.version)" : "MySQL \(made.version)"
            return [
                "sql": made.statements.joined(separator: "\n"), "notes": made.notes, "server": server,
                "message": nil as String?, "hint": nil as String?,
            ]
        } catch {
            let known = error as? TidemarkError
            return [
                "sql": nil as String?, "notes": [String](), "server": nil as String?,
                "message": known?.message ?? request.say(\.error.defect), "hint": known?.hint,
            ]
        }
    }
}
