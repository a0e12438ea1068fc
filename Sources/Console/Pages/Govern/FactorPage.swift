internal import APIModel
internal import Core
internal import Service

/// The visitor's second factor: set up by a QR code, taken away, recovery codes.
enum FactorPage {
    static let all: [ConsolePage] = [
        .post("/account/factor/begin", "beginFactor", begin),
        .post("/account/factor/confirm", "confirmFactor", confirm),
        .post("/account/factor/remove", "removeFactor", remove),
        .post("/account/recovery-codes", "renewRecoveryCodes", renew),
    ]

    private static func begin(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let wanted = try FactorRequest(password: request.form.raw("password")).checked()
            return setup(request, try await request.service.beginFactor(request.caller, wanted), .none)
        } form: { request, problems in
            try await AccountPage.show(request, PlacedProblems("factor", problems))
        }
    }

    /// `factor` is nil where the secret was shown before: it is nowhere to be had again.
    private static func setup(
        _ request: ConsoleRequest, _ factor: FactorDocument?, _ problems: FormProblems
    ) -> ConsoleAnswer {
        let field = FormField("code", request.say(\.account.code), isRequired: true, autocomplete: "one-time-code")
        let heading = request.say(factor == nil ? \.account.again : \.account.scan)
        let code = factor.flatMap { QRCode($0.uri) }?.markup(label: request.say(\.account.codeLabel))
        let view: View = [
            "heading": heading, "lead": request.say(factor == nil ? \.account.againLead : \.account.scanLead),
            "rawCode": code, "secret": factor.map { grouped($0.secret) }, "fields": request.fields([field], problems),
            "problems": problems.view(besides: ["code"]),
        ]
        return .page("account-factor", title: heading, section: nil, view)
    }

    /// In groups of four, as people copy it.
    private static func grouped(_ secret: String) -> String {
        var text = ""
        for (index, letter) in secret.enumerated() {
            if index > 0, index.isMultiple(of: 4) { text.append(" ") }
            text.append(letter)
        }
        return text
    }

    private static func confirm(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let wanted = try FactorCode(code: request.form["code"].filter { $0 != " " }).checked()
            let codes = try await request.service.confirmFactor(request.caller, wanted)
            return given(request, codes, note: request.say(\.account.factorDone))
        } form: { request, problems in
            setup(request, nil, problems)
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            try await request.service.removeFactor(request.caller, try proof(request))
            return .redirect("/account", Flash(.attention, request.say(\.account.factorRemoved)))
        } form: { request, problems in
            try await AccountPage.show(request, PlacedProblems("factor", problems))
        }
    }

    private static func renew(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let codes = try await request.service.renewRecoveryCodes(request.caller, try proof(request))
            return given(request, codes, note: nil)
        } form: { request, problems in
            try await AccountPage.show(request, PlacedProblems("factor", problems))
        }
    }

    private static func proof(_ request: ConsoleRequest) throws -> FactorRemoval {
        try FactorRemoval(
            password: request.form.raw("password"), code: request.form["code"].filter { $0 != " " }
        ).checked()
    }

    private static func given(_ request: ConsoleRequest, _ codes: RecoveryCodes, note: String?) -> ConsoleAnswer {
        GivenOncePage.answer(
            codes.codes.joined(separator: "\n"), heading: request.say(\.account.codes),
            lead: request.say(\.account.codesLead), note: note, back: "/account", section: nil)
    }
}
