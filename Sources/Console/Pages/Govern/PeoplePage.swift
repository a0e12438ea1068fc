internal import APIModel
internal import Core
internal import Service

/// Who has an account.
enum PeoplePage {
    static let all: [ConsolePage] = [
        .get("/people", "people") { try await show($0, .none) }, .post("/people", "addPerson", add),
    ]

    static var parts: [(path: String, word: KeyPath<Words, Word>)] {
        [("/people", \.people.title), ("/sessions", \.people.sessions)]
    }

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let page = try await request.service.people(request.caller, request.page())
        let mayAdd = try await request.may(.addPerson, on: ResourceReference(.person))
        let bare = page.items.count { !$0.hasSecondFactor && $0.kind == .local }
        let fields = fields(request)
        let view: View = [
            "rawHeadline": request.sentence(\.people.headline, ["count": page.items.count { !$0.isDisabled }]),
            "lead": bare == 0 ? request.say(\.people.leadSafe) : request.say(\.people.lead, ["count": bare]),
            "tabs": request.tabs(mayAdd ? parts : Array(parts.prefix(1)), here: "/people"),
            "people": page.items.map { row($0, request) }, "more": request.more(page.next), "mayAdd": mayAdd,
            "isWrong": !problems.isEmpty, "fields": request.fields(fields, problems),
            "problems": problems.view(besides: fields.map(\.name)),
        ]
        return .page("people", title: view.headline ?? request.say(\.people.title), section: .people, view)
    }

    private static func row(_ person: PersonDocument, _ request: ConsoleRequest) -> View {
        [
            "path": ConsoleRequest.address("people", person.name), "name": person.name, "fullName": person.title,
            "mail": person.mail, "kind": request.say(person.kind == .local ? \.people.local : \.people.provider),
            "hasFactor": person.hasSecondFactor, "signedInAt": person.signedInAt.map { request.age($0.timestamp) },
            "chips": chips(person, request),
        ]
    }

    /// The state of an account.
    static func chips(_ person: PersonDocument, _ request: ConsoleRequest) -> [View] {
        var chips: [View] = []
        if person.isDisabled { chips.append(["tone": "bad", "text": request.say(\.people.disabled)]) }
        if let until = person.lockedUntil {
            let time = request.clock(until.timestamp)
            chips.append(["tone": "warn", "text": request.say(\.people.locked, ["time": time])])
        }
        if person.mustChangePassword { chips.append(["tone": "warn", "text": request.say(\.people.mustChange)]) }
        if chips.isEmpty { chips.append(["tone": "ok", "text": request.say(\.people.active)]) }
        return chips
    }

    private static func fields(_ request: ConsoleRequest) -> [FormField] {
        [
            FormField(
                "name", request.say(\.people.name), value: request.form["name"], help: request.say(\.people.nameHelp),
                isRequired: true, autocomplete: "off"),
            FormField("title", request.say(\.people.fullName), value: request.form["title"], autocomplete: "off"),
            FormField("mail", request.say(\.people.mail), .email, value: request.form["mail"], autocomplete: "off"),
            FormField(
                "password", request.say(\.people.password), .password, help: request.say(\.people.passwordHelp),
                autocomplete: "new-password"),
        ]
    }

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = request.form
            let password = form.raw("password")
            let wanted = try PersonRequest(
                name: form["name"], title: form.optional("title"), mail: form.optional("mail"),
                password: password.isEmpty ? nil : password
            ).checked()
            let made = try await request.service.addPerson(request.caller, wanted)
            let name = made.person.name
            let path = ConsoleRequest.address("people", name)
            guard let password = made.password else {
                return .redirect(path, Flash(.attention, request.say(\.people.added, ["name": name])))
            }
            return GivenOncePage.answer(
                password, heading: request.say(\.people.passwordMade, ["name": name]),
                lead: request.say(\.people.passwordLead), note: request.say(\.people.added, ["name": name]), back: path,
                section: .people)
        } form: { request, problems in
            try await show(request, problems)
        }
    }
}
