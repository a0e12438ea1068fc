internal import APIModel
internal import Core
internal import Service

/// What opens a repository, read from the repository itself.
enum RepositoryKeysPage {
    static let all: [ConsolePage] = [.get("/repositories/{project}/{name}/keys", "repositoryKeys", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let (project, name) = (request.path("project"), request.path("name"))
        let keys = try await request.service.repositoryKeys(request.caller, ofRepository: name, in: project)
        let current = keys.count { $0.isCurrent }
        let view: View = [
            "rawHeadline": request.sentence(\.repositories.keysHeadline, ["count": current, "name": name]),
            "alone": current == 1, "rows": keys.map { row($0, request) },
            "back": ConsoleRequest.address("repositories", project, name),
        ]
        return .page(
            "repository-keys", title: request.say(\.repositories.keysTitle, ["name": name, "count": current]),
            section: .repositories, view)
    }

    private static func row(_ key: RepositoryKey, _ request: ConsoleRequest) -> View {
        let state: KeyPath<Words, Word> =
            key.kind == nil
            ? \.repositories.keyUnusable : key.isCurrent ? \.repositories.keyCurrent : \.repositories.keyBehind
        return [
            "slot": key.slot, "kind": key.kind.map { request.say(KeyFields.word(of: $0)) }, "label": key.label,
            "keeper": key.keeper, "createdAt": key.createdAt.map { request.time($0) },
            "state": request.say(state), "tone": key.isCurrent ? "ok" : key.kind == nil ? "bad" : "warn",
        ]
    }
}
