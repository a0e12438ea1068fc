internal import APIModel
internal import Core
internal import Service

/// Who has which roles and policies.
enum GrantsPage {
    static let all: [ConsolePage] = [
        .get("/access/grants", "grants") { try await show($0, .none) },
        .post("/access/grants", "addGrant", add),
        .post("/access/grants/{grant}/remove", "removeGrant", remove),
    ]

    /// Parts that are looked through for those of one person.
    private static let mostParts = 40

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let page = try await request.service.grants(request.caller, request.page())
        let may = try await request.permitted([.addGrant, .removeGrant], on: ResourceReference(.policy))
        let fields = may.contains(.addGrant) ? try await fields(request) : []
        let view: View = [
            "rawHeadline": request.sentence(\.access.grantsHeadline, ["count": page.items.count]),
            "tabs": request.tabs(AccessPage.parts, here: "/access/grants"),
            "grants": page.items.map { row($0, may.contains(.removeGrant), request, problems) },
            "more": request.more(page.next), "mayAdd": may.contains(.addGrant),
            "fields": request.fields(fields, problems.of("add")),
            "addProblems": problems.view("add", besides: fields.map(\.name)),
        ]
        return .page("grants", title: request.say(\.access.grants), section: .access, view)
    }

    private static func row(
        _ grant: GrantDocument, _ mayRemove: Bool, _ request: ConsoleRequest, _ problems: PlacedProblems
    ) -> View {
        let path: String? =
            switch grant.subjectKind {
            case "person": ConsoleRequest.address("people", grant.subject)
            case "token": ConsoleRequest.address("tokens", grant.subject)
            default: nil
            }
        return [
            "who": grant.subject, "whoPath": path, "kind": kind(grant.subjectKind, request),
            "role": request.label(grant.role, "access", "role"), "roleName": grant.role, "place": place(grant, request),
            "createdAt": request.time(grant.createdAt.timestamp), "by": grant.createdBy,
            "removePath": mayRemove ? "\(ConsoleRequest.address("access", "grants", grant.id))/remove" : nil,
            "problems": problems.view(grant.id),
        ]
    }

    static func kind(_ kind: String, _ request: ConsoleRequest) -> String {
        switch kind {
        case "group": request.say(\.access.group)
        case "token": request.say(\.access.token)
        default: request.say(\.access.person)
        }
    }

    static func place(_ grant: GrantDocument, _ request: ConsoleRequest) -> String {
        grant.project.map { request.say(\.people.inProject, ["name": $0]) } ?? request.say(\.people.everywhere)
    }

    /// Every grant there is.
    static func everything(_ request: ConsoleRequest) async throws -> [GrantDocument] {
        var all: [GrantDocument] = []
        var page = PageRequest(limit: PageRequest.largest)
        for _ in 0..<mostParts {
            let part = try await request.service.grants(request.caller, page)
            all += part.items
            guard let next = part.next else { break }
            page.after = next
        }
        return all
    }

    private static func fields(_ request: ConsoleRequest) async throws -> [FormField] {
        let form = request.form
        let roles = try await request.service.roles(request.quiet, PageRequest()).items.map(\.name)
        let policies = try await request.service.policies(
            request.quiet, PageRequest(limit: PageRequest.largest)
        ).items.map(\.name)
        let choices = roles.map { FormField.Choice($0, request.label($0, "access", "role")) }
        let own = policies.map { FormField.Choice($0, $0) }
        let kinds = ["person", "group", "token"].map { FormField.Choice($0, kind($0, request)) }
        return [
            FormField(
                "subjectKind", request.say(\.access.subjectKind), .choice, value: form["subjectKind"], choices: kinds),
            FormField(
                "subject", request.say(\.access.subject),
                value: form.optional("subject") ?? request.query["subject"] ?? "",
                isRequired: true),
            FormField("role", request.say(\.access.role), .choice, value: form["role"], choices: choices + own),
            FormField(
                "project", request.say(\.access.project), value: form["project"],
                placeholder: request.say(\.access.everywhere)),
        ]
    }

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = request.form
            let wanted = try GrantForm(
                subjectKind: form["subjectKind"], subject: form["subject"], role: form["role"],
                project: form.optional("project")
            ).checked()
            let grant = try await request.service.addGrant(request.caller, wanted)
            let values: [String: any WordValue] = [
                "role": request.label(grant.role, "access", "role"), "name": grant.subject,
            ]
            return .redirect("/access/grants", Flash(.done, request.say(\.access.granted, values)))
        } form: { request, problems in
            try await show(request, PlacedProblems("add", problems))
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            try await request.service.removeGrant(request.caller, request.path("grant"))
            return .redirect("/access/grants", Flash(.done, request.say(\.access.revoked)))
        } form: { request, problems in
            try await show(request, PlacedProblems(request.path("grant"), problems))
        }
    }
}
