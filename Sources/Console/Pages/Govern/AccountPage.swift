internal import APIModel
internal import Core
internal import Service

/// The visitor's own account: password and sessions.
enum AccountPage {
    static let all: [ConsolePage] = [
        .get("/account", "account") { try await show($0, .none) },
        .post("/account/password", "changeOwnPassword", changePassword),
        .post("/account/sessions/{session}/end", "endOwnSession", endSession),
    ]

    static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let own = try await request.service.showCaller(request.caller)
        let sessions = try await request.service.ownSessions(request.caller, request.page())
        let isForeign = own.method == "provider"
        let hasFactor = own.hasSecondFactor ?? false
        let lead: KeyPath<Words, Word> =
            isForeign ? \.account.leadForeign : hasFactor ? \.account.leadFactor : \.account.leadBare
        let (passwords, factors) = (passwordFields(request), factorFields(request, hasFactor))
        var view: View = [
            "rawHeadline": request.sentence(\.account.headline, ["name": own.name]), "lead": request.say(lead),
            "isForeign": isForeign, "hasFactor": hasFactor,
            "passwordFields": request.fields(passwords, problems.of("password")),
            "passwordProblems": problems.view("password", besides: passwords.map(\.name)),
            "factorFields": request.fields(factors, problems.of("factor")),
            "factorProblems": problems.view("factor", besides: factors.map(\.name)),
            "more": request.more(sessions.next),
        ]
        SessionRows.add(sessions.items, to: &view, request, showsPerson: false, back: "/account") {
            "\(ConsoleRequest.address("account", "sessions", $0))/end"
        }
        return .page("account", title: request.say(\.account.title), section: nil, view)
    }

    private static func passwordFields(_ request: ConsoleRequest) -> [FormField] {
        [
            FormField(
                "current", request.say(\.sign.current), .password, isRequired: true, autocomplete: "current-password"),
            FormField("new", request.say(\.sign.new), .password, isRequired: true, autocomplete: "new-password"),
            FormField("again", request.say(\.sign.again), .password, isRequired: true, autocomplete: "new-password"),
        ]
    }

    private static func factorFields(_ request: ConsoleRequest, _ hasFactor: Bool) -> [FormField] {
        let password = FormField(
            "password", request.say(\.sign.password), .password, isRequired: true, autocomplete: "current-password")
        let code = FormField("code", request.say(\.account.anyCode), isRequired: true, autocomplete: "one-time-code")
        return hasFactor ? [password, code] : [password]
    }

    private static func changePassword(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = request.form
            guard form.raw("new") == form.raw("again") else {
                throw RefusedFields(
                    path: "again", request.say(\.sign.different), hint: request.say(\.sign.differentHint))
            }
            let wanted = try PasswordChange(current: form.raw("current"), new: form.raw("new")).checked()
            try await request.service.changeOwnPassword(request.caller, wanted)
            return .redirect("/account", Flash(.done, request.say(\.sign.passwordChanged)))
        } form: { request, problems in
            try await show(request, PlacedProblems("password", problems))
        }
    }

    private static func endSession(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.service.endOwnSession(request.caller, request.path("session"))
        return .redirect("/account", Flash(.done, request.say(\.people.ended)))
    }
}
