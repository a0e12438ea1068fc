internal import APIModel
internal import Core
internal import Service

/// The repositories of a project, and where the keys are that open them.
enum RepositoriesPage {
    static let all: [ConsolePage] = [.get("/repositories", "repositories", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let project = request.project
        let page = try await request.service.repositories(request.caller, in: project, request.page())
        let plans = try await request.beside(
            .listPlans, on: ResourceReference(.plan, project: project)
        ) { try await request.plans(in: project) }.compactMap { try? $0.read() }
        let keyless = page.items.filter { $0.keyKind == nil }.count
        let mayAdd = try await request.may(.addRepository, on: ResourceReference(.repository, project: project))
        let headline: Markup =
            page.items.isEmpty
            ? request.sentence(\.repositories.nothing)
            : keyless > 0
                ? request.sentence(\.repositories.keyless, ["count": keyless])
                : request.sentence(\.repositories.headline, ["count": page.items.count])
        let view: View = [
            "rawHeadline": headline, "isEmpty": page.items.isEmpty,
            "rows": page.items.map { row($0, plans, request) }, "more": request.more(page.next), "mayAdd": mayAdd,
        ]
        return .page(
            "repositories", title: view.headline ?? request.say(\.repositories.title), section: .repositories, view)
    }

    private static func row(_ document: RepositoryDocument, _ plans: [Plan], _ request: ConsoleRequest) -> View {
        let users = plans.filter { plan in
            ([plan.repository] + plan.copies).contains { $0.description == document.name }
        }
        let rates = [("↑", document.uploadBytesPerSecond), ("↓", document.downloadBytesPerSecond)].compactMap {
            arrow, rate in rate.map { "\(arrow) \(request.size($0))/s" }
        }
        return [
            "name": document.name, "url": document.url,
            "address": ConsoleRequest.address("repositories", document.project, document.name),
            "key": document.keyKind.map { request.say(KeyFields.word(of: $0)) },
            "hasCredentials": document.hasCredentials, "rates": rates.joined(separator: " "),
            "holdsCatalog": document.holdsCatalog, "plans": users.map(\.name.description).joined(separator: ", "),
            "isBucket": document.url.hasPrefix("s3://"),
        ]
    }
}
