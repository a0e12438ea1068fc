internal import APIModel
internal import Core
internal import Service

/// Roles, policies, and whether duties are kept apart.
enum AccessPage {
    static let all: [ConsolePage] = [
        .get("/access", "access") { try await show($0, .none) },
        .post("/access/policies", "addPolicy", add),
        .post("/access/mode", "changeAccessMode", changeMode),
    ]

    static var parts: [(path: String, word: KeyPath<Words, Word>)] {
        [
            ("/access", \.access.title), ("/access/grants", \.access.grants), ("/access/explain", \.access.explain),
            ("/access/approvals", \.access.approvals),
        ]
    }

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let (service, caller) = (request.service, request.caller)
        let policies = try await service.policies(caller, request.page())
        let roles = try await service.roles(caller, PageRequest()).items
        let isApart = try await service.accessMode(caller).threeRoles
        let may = try await request.permitted([.addPolicy, .changeAccessMode])
        let fields = fields(request)
        let view: View = [
            "rawHeadline": request.sentence(
                \.access.headline, ["count": policies.items.count, "roles": roles.count]),
            "lead": request.say(isApart ? \.access.leadApart : \.access.leadTogether),
            "tabs": request.tabs(parts, here: "/access"), "policies": policies.items.map { row($0, request) },
            "hasPolicies": !policies.items.isEmpty, "more": request.more(policies.next),
            "roles": roles.map { role($0, request) }, "mayAdd": may.contains(.addPolicy),
            "isAddWrong": problems.isAt("add"), "fields": request.fields(fields, problems.of("add")),
            "addProblems": problems.view("add", besides: fields.map(\.name)),
            "isApart": isApart, "modeName": request.say(isApart ? \.access.modeApart : \.access.modeTogether),
            "mayChangeMode": may.contains(.changeAccessMode), "otherMode": isApart ? "false" : "true",
            "changeMode": request.say(isApart ? \.access.letTogether : \.access.keepApart),
            "modeProblems": problems.view("mode"),
        ]
        return .page("access", title: view.headline ?? request.say(\.access.title), section: .access, view)
    }

    private static func row(_ policy: PolicyDocument, _ request: ConsoleRequest) -> View {
        [
            "path": ConsoleRequest.address("access", "policies", policy.name), "name": policy.name,
            "about": policy.title, "rules": policy.rules.count, "createdAt": request.time(policy.createdAt.timestamp),
        ]
    }

    private static func role(_ role: RoleDocument, _ request: ConsoleRequest) -> View {
        let isAll = role.verbs.count == Verb.grantable.count
        let verbs = role.verbs.map { request.label($0, "access", "verb") }.joined(separator: ", ")
        return [
            "name": role.name, "title": request.label(role.name, "access", "role"),
            "about": request.label(role.name, "access", "about"),
            "verbs": isAll ? request.say(\.access.everything) : verbs,
        ]
    }

    private static func fields(_ request: ConsoleRequest) -> [FormField] {
        [
            FormField(
                "name", request.say(\.access.policyName), value: request.form["name"],
                help: request.say(\.access.policyNameHelp), isRequired: true),
            FormField("title", request.say(\.access.about), value: request.form["title"]),
        ]
    }

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = try PolicyForm(
                name: request.form["name"], title: request.form.optional("title"), rules: []
            ).checked()
            let policy = try await request.service.addPolicy(request.caller, form)
            return .redirect(
                ConsoleRequest.address("access", "policies", policy.name),
                Flash(.attention, request.say(\.access.policyAdded, ["name": policy.name])))
        } form: { request, problems in
            try await show(request, PlacedProblems("add", problems))
        }
    }

    private static func changeMode(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let mode = AccessMode(threeRoles: request.form["threeRoles"] == "true")
            let now = try await request.service.changeAccessMode(request.caller, to: mode)
            let name = request.say(now.threeRoles ? \.access.modeApart : \.access.modeTogether)
            return .redirect("/access", Flash(.done, request.say(\.access.modeChanged, ["mode": name])))
        } form: { request, problems in
            try await show(request, PlacedProblems("mode", problems))
        }
    }
}
