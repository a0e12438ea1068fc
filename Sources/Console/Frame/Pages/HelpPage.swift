/// Keys and words.
enum HelpPage {
    static let all: [ConsolePage] = [.get("/help", "help", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let entries = MenuEntry.allCases.compactMap { entry -> View? in
            guard let key = entry.key else { return nil }
            return ["keys": "g \(key)", "does": request.say(\.help.goTo, ["name": request.say(entry.word)])]
        }
        let keys: [View] = [
            ["keys": "/", "does": request.say(\.help.search)], ["keys": "?", "does": request.say(\.help.thisPage)],
            ["keys": "Esc", "does": request.say(\.help.leave)],
        ]
        let words = [
            request.say(\.help.instance), request.say(\.help.base), request.say(\.help.log), request.say(\.help.point),
            request.say(\.help.window), request.say(\.help.drill),
        ]
        return .page(
            "help", title: request.say(\.help.title), section: nil, ["keys": keys + entries, "words": words])
    }
}
