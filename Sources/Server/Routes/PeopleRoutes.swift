internal import APIModel
internal import HTTPTypes
internal import Service

/// Accounts of people, and everybody's sessions.
enum PeopleRoutes {
    static let all =
        [list, add, show, change, remove, resetPassword, resetFactor, unlock] + [sessions, endSession]
    private static let base = RouteTable.base
    private static let person = "\(base)/people/{person}"

    private static let list = Route.read(
        "\(base)/people", "listPeople", "People who may sign in, by name.", RouteParameter.page
    ) { try await $0.service.people($0.caller, $0.page) }

    private static let add = Route.add(
        "\(base)/people", "addPerson", "Makes a local account; a password that was made is shown this once.",
        body: PersonRequest.self, keepsAnswers: false
    ) { request, form in try await request.service.addPerson(request.caller, form) }

    private static let show = Route.read(person, "getPerson", "One person.") {
        try await $0.service.person($0.caller, named: $0.path("person"))
    }

    private static let change = Route.change(
        person, "changePerson", "Changes what is said of a person, and whether signing in is refused.",
        body: PersonChange.self
    ) { request, form in
        try await request.service.changePerson(
            request.caller, named: request.path("person"), to: form, over: request.revision)
    }

    private static let remove = Route.remove(
        person, "removePerson", "Removes an account with its sessions, its second factor and all that was granted."
    ) { try await $0.service.removePerson($0.caller, named: $0.path("person"), over: $0.revision) }

    private static let resetPassword = Route.act(
        "\(person)/password", "resetPassword",
        "Makes another password, shown this once, to be changed at the next time to sign in; ends the sessions.",
        body: nil, keepsAnswers: false
    ) { try await $0.service.resetPassword($0.caller, of: $0.path("person")) }

    private static let resetFactor = Route.act(
        "\(person)/factor-reset", "resetFactor", "Takes the second factor away from who lost it; ends the sessions.",
        body: nil
    ) { try await $0.service.resetFactor($0.caller, of: $0.path("person")) }

    private static let unlock = Route.act(
        "\(person)/unlock", "unlockPerson", "Forgets failures to sign in by the name.", body: nil
    ) { try await $0.service.unlockPerson($0.caller, named: $0.path("person")) }

    private static let sessions = Route.read(
        "\(base)/sessions", "listSessions", "Sessions of everybody, or of one person, by their names.",
        [RouteParameter(name: "person", schema: .name, text: "Everybody where absent.")] + RouteParameter.page
    ) { try await $0.service.sessions($0.caller, of: $0.query["person"], $0.page) }

    private static let endSession = Route.remove(
        "\(base)/sessions/{session}", "endSession", "Whoever uses the session has to sign in again.",
        condition: .none
    ) { try await $0.service.endSession($0.caller, $0.path("session")) }
}
