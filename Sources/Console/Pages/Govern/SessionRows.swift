internal import APIModel
internal import Core

/// Sessions, for the partial `sessions-table`.
enum SessionRows {
    /// - Parameter end: the address that ends one; nil where the visitor may not.
    static func add(
        _ sessions: [OpenSessionDocument], to view: inout View, _ request: ConsoleRequest, showsPerson: Bool,
        back: String,
        end: (String) -> String?
    ) {
        let rows = sessions.map { session -> View in
            let method =
                session.method == "provider"
                ? request.say(\.people.byProvider)
                : request.say(session.hasSecondFactor ? \.people.byFactor : \.people.byPassword)
            return [
                "person": session.person, "personPath": ConsoleRequest.address("people", session.person),
                "createdAt": request.time(session.createdAt.timestamp), "seenAt": request.age(session.seenAt.timestamp),
                "expiresAt": request.time(session.expiresAt.timestamp),
                "from": session.seenFrom ?? session.address ?? "", "method": method, "agent": session.agent ?? "",
                "isCurrent": session.isCurrent, "endPath": session.isCurrent ? nil : end(session.id),
            ]
        }
        view["sessions"] = .list(rows)
        view["showsPerson"] = .flag(showsPerson)
        view["sessionsBack"] = .text(back)
    }
}
