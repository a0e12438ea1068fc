internal import APIModel
internal import Core
internal import Service

/// Everybody's sessions.
enum SessionsPage {
    static let all: [ConsolePage] = [
        .get("/sessions", "sessions", show), .post("/sessions/{session}/end", "endSession", end),
    ]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let page = try await request.service.sessions(request.caller, of: nil, request.page())
        var view: View = [
            "rawHeadline": request.sentence(\.people.sessionsHeadline, ["count": page.items.count]),
            "tabs": request.tabs(PeoplePage.parts, here: "/sessions"), "more": request.more(page.next),
        ]
        SessionRows.add(page.items, to: &view, request, showsPerson: true, back: "/sessions") {
            "\(ConsoleRequest.address("sessions", $0))/end"
        }
        return .page("sessions", title: request.say(\.people.sessions), section: .people, view)
    }

    private static func end(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.service.endSession(request.caller, request.path("session"))
        return .redirect(LocalPath.checked(request.form["return"]), Flash(.done, request.say(\.people.ended)))
    }
}
