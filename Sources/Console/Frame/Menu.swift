internal import APIModel
internal import Service

/// The menu for one caller, with what is counted in it.
struct Menu: Sendable {
    let projectNames: [String]
    private let permitted: Set<ServiceFunction>
    private let counts: [MenuEntry: Int]

    /// What the caller may not count or list is left out.
    init(_ request: ConsoleRequest) async throws {
        let functions = MenuEntry.allCases.compactMap(\.function)
        let service = request.service
        permitted = try await request.permitted(
            functions, on: ResourceReference(.service, project: request.settings.project))
        var counts: [MenuEntry: Int] = [:]
        if permitted.contains(.showFleet) {
            let fleet = try await service.summary(request.caller, of: nil)
            counts[.instances] = fleet.instances
            let jobs = fleet.jobs.reduce(0) { $0 + $1.count }
            counts[.jobs] = jobs > 0 ? jobs : nil
        }
        self.counts = counts
        var names: [String] = []
        if permitted.contains(.listProjects) {
            names = try await service.projects(request.caller, PageRequest(limit: PageRequest.largest)).items.map(\.name)
        }
        projectNames = names
    }

    func groups(_ request: ConsoleRequest, marking marked: MenuEntry?) -> [View] {
        MenuEntry.Group.allCases.compactMap { group in
            let entries = MenuEntry.allCases.filter { $0.group == group && isShown($0) }.map { entry -> View in
                [
                    "path": entry.path, "name": request.say(entry.word), "isHere": entry == marked,
                    "count": counts[entry], "key": entry.key,
                ]
            }
            guard !entries.isEmpty else { return nil }
            return ["title": group.word.map { request.say($0) }, "entries": entries]
        }
    }

    func projects(_ request: ConsoleRequest) -> [View] {
        projectNames.map { ["name": $0, "isHere": $0 == request.settings.project] }
    }

    private func isShown(_ entry: MenuEntry) -> Bool {
        guard Self.paths.contains(entry.path) else { return false }
        guard entry.functionName != nil else { return true }
        return entry.function.map { permitted.contains($0) } ?? false
    }

    private static let paths = Set(PageTable.all.filter { $0.method == .get }.map(\.path))
}
