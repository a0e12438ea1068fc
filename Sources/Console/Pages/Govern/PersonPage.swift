internal import APIModel
internal import Core
internal import Service

/// One person: account, signing in, sessions.
enum PersonPage {
    static let all: [ConsolePage] = [
        .get("/people/{person}", "person") { try await show($0, .none) },
        .post("/people/{person}/change", "changePerson", change),
        .post("/people/{person}/unlock", "unlockPerson", unlock),
        .post("/people/{person}/reset-password", "resetPassword", resetPassword),
        .post("/people/{person}/reset-factor", "resetFactor", resetFactor),
        .post("/people/{person}/remove", "removePerson", remove),
    ]

    private static let offered: [ServiceFunction] = [
        .changePerson, .removePerson, .resetPassword, .resetFactor, .unlockPerson, .listSessions, .endSession,
        .listGrants,
    ]

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let person = try await request.service.person(request.caller, named: request.path("person"))
        let name = person.name
        let may = try await request.permitted(offered, on: ResourceReference(.person, name: name))
        let path = ConsoleRequest.address("people", name)
        let isLocal = person.kind == .local
        let isOwn = name == request.caller.name
        let kind = request.say(isLocal ? \.people.local : \.people.provider)
        let fields = fields(person, request, problems)
        var view: View = [
            "name": name, "path": path, "chips": PeoplePage.chips(person, request),
            "lead": [person.title, person.mail ?? "", kind].filter { !$0.isEmpty }.joined(separator: " · "),
            "createdAt": request.time(person.createdAt.timestamp),
            "signedInAt": person.signedInAt.map { request.age($0.timestamp) },
            "passwordAt": person.passwordChangedAt.map { request.time($0.timestamp) },
            "hasFactor": person.hasSecondFactor, "codesLeft": person.recoveryCodes, "revision": "\(person.revision)",
        ]
        view["auditPath"] = .text("/audit?who=\(PercentEncoding.encoded(name))")
        view["explainPath"] = .text("/access/explain?subject=\(PercentEncoding.encoded(name))")
        view["grantPath"] = .text("/access/grants?subject=\(PercentEncoding.encoded(name))")
        view["mayChange"] = .flag(may.contains(.changePerson))
        view["fields"] = .list(request.fields(fields, problems.of("change")))
        view["changeProblems"] = problems.view("change", besides: fields.map(\.name)).viewValue
        for form in ["unlock", "password", "factor"] {
            view["\(form)Problems"] = problems.view(form).viewValue
        }
        let mayUnlock = may.contains(.unlockPerson) && person.lockedUntil != nil
        let mayReset = may.contains(.resetPassword) && isLocal && !isOwn
        let mayFactor = may.contains(.resetFactor) && person.hasSecondFactor && !isOwn
        view["mayUnlock"] = .flag(mayUnlock)
        view["mayResetPassword"] = .flag(mayReset)
        view["mayResetFactor"] = .flag(mayFactor)
        view["mayHelp"] = .flag(mayUnlock || mayReset || mayFactor)
        view["mayRemove"] = .flag(may.contains(.removePerson) && !isOwn)
        view["removeProblems"] = problems.view("remove", besides: ["confirm"]).viewValue
        view["confirm"] = .view(request.confirmation(of: name, problems.of("remove")))
        try await addGrants(to: &view, of: name, isShown: may.contains(.listGrants), request)
        try await addSessions(to: &view, of: name, may, path, request)
        return .page("person", title: name, section: .people, view)
    }

    private static func fields(
        _ person: PersonDocument, _ request: ConsoleRequest, _ problems: PlacedProblems
    ) -> [FormField] {
        let isSent = problems.isAt("change")
        let isDisabled = isSent ? request.form.flag("isDisabled") : person.isDisabled
        return [
            FormField(
                "title", request.say(\.people.fullName), value: request.entered("title", isSent: isSent, person.title)),
            FormField(
                "mail", request.say(\.people.mail), .email,
                value: request.entered("mail", isSent: isSent, person.mail ?? "")),
            FormField("isDisabled", request.say(\.people.isDisabled), .box, value: isDisabled ? "true" : ""),
        ]
    }

    private static func addGrants(
        to view: inout View, of name: String, isShown: Bool, _ request: ConsoleRequest
    ) async throws {
        var rows: [View] = []
        if isShown {
            let grants = try await GrantsPage.everything(request)
            for grant in grants where grant.subjectKind == "person" && grant.subject == name {
                rows.append([
                    "role": request.label(grant.role, "access", "role"), "place": GrantsPage.place(grant, request),
                ])
            }
        }
        view["showsGrants"] = .flag(isShown)
        view["grants"] = .list(rows)
    }

    private static func addSessions(
        to view: inout View, of name: String, _ may: Set<ServiceFunction>, _ path: String, _ request: ConsoleRequest
    ) async throws {
        let isShown = may.contains(.listSessions)
        let sessions =
            isShown ? try await request.service.sessions(request.caller, of: name, PageRequest(limit: 100)).items : []
        view["showsSessions"] = .flag(isShown && !sessions.isEmpty)
        SessionRows.add(sessions, to: &view, request, showsPerson: false, back: path) {
            may.contains(.endSession) ? "\(ConsoleRequest.address("sessions", $0))/end" : nil
        }
    }

    // MARK: What is done

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = request.form
            let wanted = try PersonChange(
                title: form.optional("title"), mail: form.optional("mail"), isDisabled: form.flag("isDisabled")
            ).checked()
            let person = try await request.service.changePerson(
                request.caller, named: request.path("person"), to: wanted, over: request.formRevision)
            return done(person.name, request.say(\.frame.saved))
        } form: { request, problems in
            try await show(request, PlacedProblems("change", problems))
        }
    }

    private static func unlock(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("person")
            _ = try await request.service.unlockPerson(request.caller, named: name)
            return done(name, request.say(\.people.unlocked, ["name": name]))
        } form: { request, problems in
            try await show(request, PlacedProblems("unlock", problems))
        }
    }

    private static func resetPassword(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("person")
            let made = try await request.service.resetPassword(request.caller, of: name)
            return GivenOncePage.answer(
                made.password ?? "", heading: request.say(\.people.passwordMade, ["name": name]),
                lead: request.say(\.people.passwordLead), back: ConsoleRequest.address("people", name), section: .people
            )
        } form: { request, problems in
            try await show(request, PlacedProblems("password", problems))
        }
    }

    private static func resetFactor(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("person")
            _ = try await request.service.resetFactor(request.caller, of: name)
            return done(name, request.say(\.people.factorReset, ["name": name]))
        } form: { request, problems in
            try await show(request, PlacedProblems("factor", problems))
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("person")
            try request.requireTyped(name)
            try await request.service.removePerson(request.caller, named: name, over: request.formRevision)
            return .redirect("/people", Flash(.done, request.say(\.frame.removed)))
        } form: { request, problems in
            try await show(request, PlacedProblems("remove", problems))
        }
    }

    private static func done(_ name: String, _ text: String) -> ConsoleAnswer {
        .redirect(ConsoleRequest.address("people", name), Flash(.done, text))
    }
}
