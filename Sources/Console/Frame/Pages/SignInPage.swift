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

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let fields = [
            FormField(
                "password", request.say(\.sign.password), .password, help: request.say(\.sign.passwordHelp),
                isRequired: true, autocomplete: "current-password")
        ]
        let view: View = [
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
            let session = try await request.service.signIn(request.caller, SignInRequest(password: password))
            let wanted = LocalPath.checked(request.form["return"])
            var answer = ConsoleAnswer.redirect(wanted == "/" ? try await front(request, session) : wanted)
            answer.cookies = [
                ConsoleCookie(.session, session.token, seconds: Int(TidemarkService.sessionSeconds)),
                .removing(.visit),
            ]
            return answer
        } form: { request, problems in
            try await show(request, problems)
        }
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
