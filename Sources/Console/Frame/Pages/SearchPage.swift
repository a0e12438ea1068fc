internal import APIModel
internal import Core
internal import Service

/// Finds what has a text in its name, in every project the visitor may see.
enum SearchPage {
    static let all: [ConsolePage] = [.get("/search", "search", show)]

    private static let longest = 200
    private static let mostRows = 50
    private static let mostProjects = 50
    /// Names of a kind that are looked at in a project.
    private static let mostNames = 2000

    private struct Hit {
        let kind: KeyPath<Words, Word>
        let name: String
        let project: String
        let address: String
    }

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let text = String((request.query["q"] ?? "").prefix(longest))
        let query = text.filter { !$0.isWhitespace }
        let hits = query.isEmpty ? [] : try await found(query.lowercased(), request)
        if hits.count == 1, let only = hits.first { return .redirect(only.address) }
        let rows = hits.prefix(mostRows).map { hit -> View in
            ["kind": request.say(hit.kind), "name": hit.name, "project": hit.project, "address": hit.address]
        }
        let headline =
            query.isEmpty
            ? request.sentence(\.search.empty)
            : hits.isEmpty
                ? request.sentence(\.search.nothing, ["query": text])
                : request.sentence(\.search.found, ["count": hits.count, "query": text])
        let view: View = [
            "rawHeadline": headline, "rows": rows, "isEmpty": rows.isEmpty, "text": text,
            "more": hits.count > mostRows ? request.say(\.search.more, ["count": mostRows]) : nil,
        ]
        let title = query.isEmpty ? request.say(\.search.empty) : request.say(\.search.title, ["query": text])
        return .page("search", title: title, section: nil, view)
    }

    private static func found(_ query: String, _ request: ConsoleRequest) async throws -> [Hit] {
        let (service, caller) = (request.service, request.caller)
        var hits: [Hit] = []
        if has("/jobs/{id}"), let job = try await seen({ try await service.job(caller, query) }) {
            hits.append(
                Hit(
                    kind: \.search.job, name: job.id, project: job.project,
                    address: ConsoleRequest.address("jobs", job.id)))
        }
        let projects =
            try await seen { try await service.projects(caller, PageRequest(limit: mostProjects)).items } ?? []
        for project in projects.map(\.name) {
            if has("/instances/{project}/{name}") {
                let names = try await names { try await service.instances(caller, in: project, $0).named(\.name) }
                hits += names.filter { $0.contains(query) }.map { name in
                    Hit(
                        kind: \.search.instance, name: name, project: project,
                        address: ConsoleRequest.address("instances", project, name))
                }
            }
            let lists: [(MenuEntry, KeyPath<Words, Word>, @Sendable (PageRequest) async throws -> Named)] = [
                (.plans, \.search.plan, { try await service.plans(caller, in: project, $0).named(\.name) }),
                (
                    .repositories, \.search.repository,
                    { try await service.repositories(caller, in: project, $0).named(\.name) }
                ),
                (.sites, \.search.site, { try await service.sites(caller, in: project, $0).named(\.name) }),
            ]
            for (entry, kind, list) in lists where has(entry.path) {
                hits += try await names(list).filter { $0.contains(query) }.map { name in
                    Hit(
                        kind: kind, name: name, project: project,
                        address: ConsoleRequest.address(entry.rawValue, project, name)
                    )
                }
            }
            if hits.count > mostRows { break }
        }
        return hits
    }

    /// Names of a list, page by page; none of one that the visitor may not see.
    private static func names(_ list: @Sendable (PageRequest) async throws -> Named) async throws -> [String] {
        var names: [String] = []
        var after = ""
        while names.count < mostNames {
            let page = PageRequest(after: after, limit: PageRequest.largest)
            guard let part = try await seen({ try await list(page) }) else { break }
            names += part.names
            guard let next = part.next else { break }
            after = next
        }
        return names
    }

    /// Nil where the visitor may not see it, or it is not there.
    private static func seen<Value: Sendable>(_ look: @Sendable () async throws -> Value) async throws -> Value? {
        do {
            return try await look()
        } catch let error as TidemarkError where error.isAbsence {
            return nil
        }
    }

    private static let paths = Set(PageTable.all.filter { $0.method == .get }.map(\.path))

    private static func has(_ path: String) -> Bool { paths.contains(path) }
}

/// A part of a list, by its names alone.
private struct Named: Sendable {
    let names: [String]
    let next: String?
}

extension Page {
    fileprivate func named(_ name: (Item) -> String) -> Named { Named(names: items.map(name), next: next) }
}
