internal import APIModel
internal import Core
internal import Service

/// Tokens of machines.
enum TokensPage {
    static let all: [ConsolePage] = [
        .get("/tokens", "tokens") { try await show($0, .none) }, .post("/tokens", "addToken", add),
    ]

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let page = try await request.service.tokens(request.caller, request.page())
        let fields = fields(request)
        let view: View = [
            "rawHeadline": request.sentence(\.tokens.headline, ["count": page.items.count]),
            "isEmpty": page.items.isEmpty, "tokens": page.items.map { row($0, request) },
            "more": request.more(page.next), "fields": request.fields(fields, problems),
            "problems": problems.view(besides: fields.map(\.name)),
        ]
        return .page("tokens", title: view.headline ?? request.say(\.tokens.title), section: .tokens, view)
    }

    static func row(_ token: TokenDocument, _ request: ConsoleRequest) -> View {
        [
            "path": ConsoleRequest.address("tokens", token.name), "name": token.name,
            "scope": request.label(token.scope.rawValue, "tokens", "scope"),
            "createdAt": request.time(token.createdAt.timestamp),
            "usedAt": token.usedAt.map { request.age($0.timestamp) }, "usedFrom": token.usedFrom,
            "expiresAt": token.expiresAt.map { request.time($0.timestamp) },
            "isExpired": token.expiresAt.map { $0.timestamp < request.now } ?? false,
        ]
    }

    private static func fields(_ request: ConsoleRequest) -> [FormField] {
        let form = request.form
        let scopes = TokenScope.allCases.reversed().map {
            FormField.Choice($0.rawValue, request.label($0.rawValue, "tokens", "scope"))
        }
        return [
            FormField("name", request.say(\.tokens.name), value: form["name"], isRequired: true, autocomplete: "off"),
            FormField(
                "scope", request.say(\.tokens.scope), .choice, value: form["scope"],
                help: request.say(\.tokens.scopeHelp), choices: scopes),
            FormField(
                "daysToLive", request.say(\.tokens.days), .number, value: form["daysToLive"],
                help: request.say(\.tokens.daysHelp)),
        ]
    }

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = request.form
            let wanted = try TokenRequest(
                name: form["name"], scope: TokenScope(rawValue: form["scope"]) ?? .granted,
                daysToLive: try form.number("daysToLive")
            ).checked()
            return given(try await request.service.addToken(request.caller, wanted), request)
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    static func given(_ made: NewTokenDocument, _ request: ConsoleRequest) -> ConsoleAnswer {
        GivenOncePage.answer(
            made.token, heading: request.say(\.tokens.made, ["name": made.document.name]),
            lead: request.say(\.tokens.madeLead), back: ConsoleRequest.address("tokens", made.document.name),
            section: .tokens)
    }
}
