internal import APIModel
internal import Core
internal import Service

/// Signing in and out.
enum SignInPage {
    static let all: [ConsolePage] = [
        .get("/sign-in", "signIn", access: .everybody) { try await show($0, .none) },
        .post("/sign-in", "signInNow", access: .everybody, begin),
        .post("/sign-out", "signOut", end),
    ]

    static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let form = request.form
        var fields = [
            FormField(
                "name", request.say(\.sign.name), value: form.optional("name") ?? "administrator", isRequired: true,
                autocomplete: "username"),
            FormField(
                "password", request.say(\.sign.password), .password, help: request.say(\.sign.passwordHelp),
                isRequired: true, autocomplete: "current-password"),
            FormField(
                "code", request.say(\.sign.code), help: request.say(\.sign.codeHelp), autocomplete: "one-time-code"),
        ]
        if problems.code == ErrorCode.accessChange.rawValue || !problems.of("newPassword").isEmpty {
            fields.append(
                FormField(
                    "newPassword", request.say(\.sign.new), .password, isRequired: true, autocomplete: "new-password"))
        }
        let provider = try await request.service.signInWays(request.caller).provider
        let view: View = [
            "provider": provider.map { request.say(\.sign.provider, ["name": $0]) },
            "fields": request.fields(fields, problems), "problems": problems.view(besides: fields.map(\.name)),
            "return": LocalPath.checked(request.form.optional("return") ?? request.query["return"] ?? "/"),
        ]
        var answer = ConsoleAnswer.page("sign-in", title: request.say(\.sign.title), section: nil, view)
        if case .page(var content) = answer.content {
            content.isBare = true
            answer.content = .page(content)
        }
        return answer
    }

    private static func begin(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let password = request.form.raw("password")
            guard (1...1024).contains(password.utf8.count) else {
                throw TidemarkError(
                    .accessPassword, "No password was sent, or one that is too long.", hint: "Type the password.")
            }
            let form = request.form
            let new = form.raw("newPassword")
            let session = try await request.service.signIn(
                request.caller,
                SignInRequest(
                    name: form.optional("name"), password: password, code: form.optional("code"),
                    newPassword: new.isEmpty ? nil : new),
                agent: request.agent)
            return try await begun(request, session, wanted: request.form["return"])
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    /// Leads to the page that was wanted, with the session's cookie.
    static func begun(
        _ request: ConsoleRequest, _ session: SessionDocument, wanted: String
    ) async throws -> ConsoleAnswer {
        let path = LocalPath.checked(wanted)
        var answer = ConsoleAnswer.redirect(path == "/" ? try await front(request, session) : path)
        let seconds = session.expiresAt.timestamp.seconds(since: request.now)
        answer.cookies = [ConsoleCookie(.session, session.token, seconds: max(1, Int(seconds))), .removing(.visit)]
        return answer
    }

    /// The overview, or before there is anything to be seen the first run.
    private static func front(_ request: ConsoleRequest, _ session: SessionDocument) async throws -> String {
        let caller = try await request.service.authenticate(
            bearer: session.token, address: request.caller.address, requestID: request.caller.requestID)
        return try await FirstRunPage.isNeeded(request.service, caller) ? "/first-run" : "/"
    }

    private static func end(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.service.signOut(request.caller)
        var answer = ConsoleAnswer.redirect("/sign-in")
        answer.cookies = [.removing(.session)]
        return answer
    }
}
