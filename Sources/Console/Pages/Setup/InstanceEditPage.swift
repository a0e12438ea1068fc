internal import APIModel
internal import Core
internal import Service

/// An instance as it is wanted: address, account, site and tags; its password; and taking it away.
enum InstanceEditPage {
    private static let path = "/instances/{project}/{name}"

    static let all: [ConsolePage] = [
        .get("\(path)/edit", "editInstance") { try await show($0, .none, .address) },
        .post("\(path)/edit", "changeInstance", change),
        .post("\(path)/password", "setPassword", keep),
        .post("\(path)/remove", "removeInstance", remove),
    ]

    /// Which of the forms of the page something is wrong with.
    private enum Part: Hashable {
        case address, password, removal
    }

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            let form = request.form
            let old = try await request.service.instance(request.caller, named: name, in: project)
            var wanted = InstanceRequest(
                name: name, host: form["host"], port: try form.number("port"), user: form.optional("user"),
                secret: form.optional("secret"), tls: form.optional("tls"), site: form.optional("site"))
            // Stored as its address is: what does not fit there is refused.
            guard Endpoint.isHost(wanted.host) else {
                throw RefusedFields(path: "host", request.say(\.add.noHost), hint: request.say(\.add.hostHelp))
            }
            wanted.tags = try PlanChoice.tags(form["tags"], request)
            _ = try await request.service.changeInstance(
                request.caller, named: name, in: project, to: try wanted.checked(),
                over: request.revision ?? old.revision)
            return .redirect(
                ConsoleRequest.address("instances", project, name), Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, problems, .address)
        }
    }

    private static func keep(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            guard let password = try request.secret(in: "password") else {
                throw RefusedFields(
                    path: "password", request.say(\.add.missing), hint: request.say(\.add.passwordHelp))
            }
            try await request.service.setCredentials(
                request.caller, of: name, in: project, try CredentialsRequest(password: password).checked())
            return .redirect(
                ConsoleRequest.address("instances", project, name, "setup") + "?checked=yes",
                Flash(.done, request.say(\.add.passwordKept)))
        } form: { request, problems in
            try await show(request, problems, .password)
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let (project, name) = (request.path("project"), request.path("name"))
            try request.requireTyped(name)
            try await request.service.removeInstance(
                request.caller, named: name, in: project, over: request.revision)
            return .redirect(
                request.list("/instances", of: project), Flash(.done, request.say(\.add.removed, ["name": name])))
        } form: { request, problems in
            try await show(request, problems, .removal)
        }
    }

    private static func show(
        _ request: ConsoleRequest, _ problems: FormProblems, _ part: Part
    ) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let instance = try await request.service.instance(request.caller, named: name, in: project)
        let rights = try await request.permitted(
            [.changeInstance, .setCredentials, .removeInstance], on: instance.reference)
        let fields = try await fields(request, instance, isSent: part == .address && !request.form.names.isEmpty)
        let password = FormField(
            "password", request.say(\.add.password), .password, help: request.say(\.add.passwordHelp),
            isRequired: true, autocomplete: "new-password")
        let of = { (wanted: Part) in part == wanted ? problems : FormProblems.none }
        var view: View = [
            "name": name, "address": ConsoleRequest.address("instances", project, name),
            "rawHeadline": request.sentence(\.add.editHeadline, ["name": name]), "place": instance.address,
            "revision": request.form.optional("revision") ?? "\(instance.revision)",
            "mayChange": rights.contains(.changeInstance), "mayKeep": rights.contains(.setCredentials),
            "fields": request.fields(fields, of(.address)),
            "problems": of(.address).view(besides: fields.map(\.name)),
            "passwords": request.fields([password], of(.password)),
            "passwordProblems": of(.password).view(besides: ["password"]),
            "removal": of(.removal).view(besides: ["confirm"]), "approval": request.approval,
        ]
        view["confirm"] =
            rights.contains(.removeInstance)
            ? request.confirmation(of: name, of(.removal)).viewValue : ViewValue.none
        return .page("instance-edit", title: request.say(\.add.editTitle, ["name": name]), section: .instances, view)
    }

    private static func fields(
        _ request: ConsoleRequest, _ instance: InstanceDocument, isSent: Bool
    ) async throws -> [FormField] {
        let value = { (field: String, stored: String) in isSent ? request.form[field] : stored }
        return [
            FormField(
                "host", request.say(\.add.host), value: value("host", instance.host),
                help: request.say(\.add.hostHelp), isRequired: true, autocomplete: "off"),
            FormField("port", request.say(\.add.port), .number, value: value("port", "\(instance.port)")),
            FormField(
                "user", request.say(\.add.user), value: value("user", instance.user),
                help: request.say(\.add.userHelp), autocomplete: "off"),
            AddInstancePage.tlsField(request, value("tls", instance.tls)),
            try await AddInstancePage.siteField(request, instance.project, value("site", instance.site)),
            FormField(
                "tags", request.say(\.add.tags), value: value("tags", instance.tags.joined(separator: ", ")),
                help: request.say(\.add.tagsHelp), autocomplete: "off"),
            FormField(
                "secret", request.say(\.add.secretName), value: value("secret", instance.secret ?? ""),
                help: request.say(\.add.secretNameHelp), autocomplete: "off"),
        ]
    }
}
