internal import APIModel
internal import Core
internal import Service

/// One token: rotation and removal.
enum TokenPage {
    static let all: [ConsolePage] = [
        .get("/tokens/{token}", "token") { try await show($0, .none) },
        .post("/tokens/{token}/rotate", "rotateToken", rotate),
        .post("/tokens/{token}/remove", "removeToken", remove),
    ]

    /// Parts of the list that are looked through.
    private static let mostParts = 40

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let token = try await token(request)
        let isSent = problems.isAt("rotate")
        let fields = [
            FormField(
                "graceMinutes", request.say(\.tokens.grace), .number,
                value: request.entered("graceMinutes", isSent: isSent), help: request.say(\.tokens.graceHelp)),
            FormField(
                "daysToLive", request.say(\.tokens.days), .number,
                value: request.entered("daysToLive", isSent: isSent), help: request.say(\.tokens.keepDays)),
        ]
        var view = TokensPage.row(token, request)
        let name = PercentEncoding.encoded(token.name)
        view["oldUntil"] = token.oldUntil.map { request.time($0.timestamp) }.viewValue
        view["auditPath"] = .text("/audit?who=token%2F\(name)")
        view["explainPath"] = .text("/access/explain?subjectKind=token&subject=\(name)")
        view["fields"] = .list(request.fields(fields, problems.of("rotate")))
        view["rotateProblems"] = problems.view("rotate", besides: fields.map(\.name)).viewValue
        view["removeProblems"] = problems.view("remove", besides: ["confirm"]).viewValue
        view["confirm"] = .view(request.confirmation(of: token.name, problems.of("remove")))
        return .page("token", title: token.name, section: .tokens, view)
    }

    /// Throws `catalog.missing`.
    private static func token(_ request: ConsoleRequest) async throws -> TokenDocument {
        let name = request.path("token")
        var page = PageRequest(limit: PageRequest.largest)
        for _ in 0..<mostParts {
            let part = try await request.service.tokens(request.caller, page)
            if let found = part.items.first(where: { $0.name == name }) { return found }
            guard let next = part.next else { break }
            page.after = next
        }
        throw TidemarkError.absent(
            request.say(\.tokens.missing, ["name": name]), hint: request.say(\.tokens.missingHint))
    }

    private static func rotate(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let wanted = try TokenRotation(
                graceMinutes: try request.form.number("graceMinutes"),
                daysToLive: try request.form.number("daysToLive")
            ).checked()
            let made = try await request.service.rotateToken(request.caller, named: request.path("token"), wanted)
            return TokensPage.given(made, request)
        } form: { request, problems in
            try await show(request, PlacedProblems("rotate", problems))
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("token")
            try request.requireTyped(name)
            try await request.service.removeToken(request.caller, named: name)
            return .redirect("/tokens", Flash(.done, request.say(\.frame.removed)))
        } form: { request, problems in
            try await show(request, PlacedProblems("remove", problems))
        }
    }
}
