internal import APIModel
internal import Core
internal import Service

/// The instances of a project, or of all of them; those that have something in common where that is asked for.
enum InstancesPage {
    static let all: [ConsolePage] = [.get("/instances", "instances", show)]

    /// States that are looked through for those that are wanted.
    private static let most = 5000
    private static let mostRows = 1000

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let level = wanted("level", request)
        let reason = wanted("reason", request)
        let isOfAll = request.project == OverviewScope.all
        let (plan, site, tag) = (wanted("plan", request), wanted("site", request), wanted("tag", request))
        let isPicked = [level, reason, plan, site, tag].contains { $0 != nil }
        var found: [InstanceStatus] = []
        var next: String?
        if isPicked || isOfAll {
            var names: Set<String>?
            if let tag { names = try await tagged(tag, request) }
            found = try await picked(request, isOfAll: isOfAll) { status in
                (plan.map { status.plan == $0 } ?? true) && (site.map { status.site == $0 } ?? true)
                    && (names?.contains(status.instance) ?? true)
                    && (level.map { $0 == "needs" ? status.level != "protected" : status.level == $0 } ?? true)
                    && (reason.map { code in status.reasons.contains { $0.code == code } } ?? true)
            }
        } else {
            let page = try await request.service.statuses(request.caller, in: request.project, request.page())
            (found, next) = (page.items, page.next)
        }
        let resource = ResourceReference(.instance, project: isOfAll ? nil : request.project)
        let rights = try await request.permitted([.addInstance], on: resource)
        let what = [
            level.map { $0 == "needs" ? request.say(\.instances.needs) : request.label($0) },
            reason.map { request.reasonName($0) },
            plan.map { request.say(\.instances.planNamed, ["name": $0]) }, site, tag,
        ].compactMap { $0 }.joined(separator: ", ")
        let headline =
            found.isEmpty && !isPicked
            ? request.sentence(\.instances.none)
            : isPicked
                ? request.sentence(\.instances.found, ["count": found.count, "what": what])
                : request.sentence(\.instances.headline, ["count": found.count])
        let view: View = [
            "rawHeadline": headline,
            "lead": isOfAll
                ? request.say(\.instances.leadAll) : request.say(\.instances.lead, ["project": request.project]),
            "isEmpty": found.isEmpty, "isPicked": isPicked, "isOfAll": isOfAll,
            "rows": found.prefix(mostRows).map { InstanceView.row($0, request) }, "more": request.more(next),
            "all": request.path(with: ["level": nil, "reason": nil, "plan": nil, "site": nil, "tag": nil]),
            "mayAdd": rights.contains(.addInstance),
        ]
        let title = isPicked ? "\(request.say(\.instances.title)): \(what)" : request.say(\.instances.title)
        return .page("instances", title: title, section: .instances, view)
    }

    private static func wanted(_ name: String, _ request: ConsoleRequest) -> String? {
        request.query[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Names of those that have a tag, of the project that is shown.
    private static func tagged(_ tag: String, _ request: ConsoleRequest) async throws -> Set<String> {
        Set(try await request.instances(in: request.project).filter { $0.tags.contains(tag) }.map(\.name))
    }

    private static func picked(
        _ request: ConsoleRequest, isOfAll: Bool, _ isWanted: (InstanceStatus) -> Bool
    ) async throws -> [InstanceStatus] {
        var projects = [request.project]
        if isOfAll {
            let page = PageRequest(limit: PageRequest.largest)
            projects = try await request.service.projects(request.caller, page).items.map(\.name)
        }
        var found: [InstanceStatus] = []
        var seen = 0
        for project in projects {
            var after = ""
            repeat {
                let part = PageRequest(after: after, limit: PageRequest.largest)
                let page = try await request.service.statuses(request.caller, in: project, part)
                found += page.items.filter(isWanted)
                seen += page.items.count
                after = page.next ?? ""
            } while !after.isEmpty && seen < most
        }
        return found
    }
}
