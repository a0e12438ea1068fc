internal import APIModel
internal import Core
internal import Service

/// The menu for one caller, with what is counted in it.
struct Menu: Sendable {
    let projectNames: [String]
    private let permitted: Set<ServiceFunction>
    private let counts: [MenuEntry: Int]

    /// What the caller may not count or list is left out.
    init(_ request: ConsoleRequest) async throws {
        let functions = MenuEntry.allCases.compactMap(\.function)
        let project = request.settings.project
        var permitted = try await request.permitted(functions, on: ResourceReference(.service, project: project))
        // Allowed on some instances alone is enough to look for them.
        if !permitted.contains(.beginRestoreToNew),
            try await request.may(.beginRestoreToNew, on: ResourceReference(.instance, project: project))
        {
            permitted.insert(.beginRestoreToNew)
        }
        self.permitted = permitted
        counts = try await permitted.contains(.showFleet) ? Self.counted(request) : [:]
        projectNames = try await permitted.contains(.listProjects) ? Self.projects(of: request) : []
    }

    private static func counted(_ request: ConsoleRequest) async throws -> [MenuEntry: Int] {
        do {
            let fleet = try await request.service.summary(request.quiet)
            let jobs = fleet.jobs.reduce(0) { $0 + $1.count }
            return jobs > 0 ? [.instances: fleet.instances, .jobs: jobs] : [.instances: fleet.instances]
        } catch let error as TidemarkError where error.isAbsence {
            return [:]
        }
    }

    private static func projects(of request: ConsoleRequest) async throws -> [String] {
        do {
            let page = PageRequest(limit: PageRequest.largest)
            return try await request.service.projects(request.quiet, page).items.map(\.name)
        } catch let error as TidemarkError where error.isAbsence {
            return []
        }
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
