internal import APIModel
internal import Core
internal import Service

/// What is safe and what is not, and what needs a person first. Its figures are sums: it costs as much for a thousand
/// instances as for ten.
enum OverviewPage {
    static let all: [ConsolePage] = [
        .get("/", "overview", show), .get("/overview/live", "overviewLive", isEndless: true, follow),
    ]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let scope = try await OverviewScope.find(request)
        let overview = scope.overview
        let summary = overview.summary
        var view = OverviewTop.view(overview, scope, request)
        view["parts"] = .view(try await parts(scope, request))
        view["hasInstances"] = .flag(summary.instances > 0)
        if summary.instances > 0 {
            view = view.merging(try await OverviewHistory.view(scope, request))
            view["alarms"] = .list(try await alarms(scope, request))
        }
        let needs = summary.atRisk + summary.unprotected
        let title =
            summary.instances == 0
            ? request.say(\.overview.nothing)
            : needs == 0
                ? request.say(\.overview.titleGood, ["count": summary.instances])
                : request.say(\.overview.titleNeeds, ["count": needs])
        return .page("overview", title: title, section: .overview, view)
    }

    /// What changes from second to second.
    private static func parts(_ scope: OverviewScope, _ request: ConsoleRequest) async throws -> View {
        let active = try await scope.seen {
            try await request.service.activeJobs(request.caller, in: scope.project, limit: 100)
        }
        let jobs = active ?? []
        let rows = jobs.prefix(6).map { job -> View in
            let progress = JobText(job, request)
            return [
                "address": ConsoleRequest.address("jobs", job.id), "kind": request.label(job.kind),
                "name": job.instance ?? job.repository ?? "", "state": request.label(job.state),
                "isRunning": job.state == JobState.running.rawValue, "text": progress.text,
                "percent": progress.percent.map { "\($0)" },
            ]
        }
        let most = scope.overview.behind.first?.rpoSeconds ?? 0
        let behind = scope.overview.behind.map { status -> View in
            let rpo = status.rpoSeconds ?? 0
            let isOver = status.reasons.contains { $0.code == "rpo-exceeded" }
            return [
                "name": status.instance,
                "address": ConsoleRequest.address("instances", status.project, status.instance),
                "span": request.span(rpo), "percent": "\(most > 0 ? max(1, Int(rpo / most * 100)) : 1)",
                "isOver": isOver,
            ]
        }
        return [
            "jobs": rows, "hasJobs": !rows.isEmpty,
            "jobCount": request.say(\.overview.runningCount, ["count": jobs.count]),
            "behind": behind, "hasBehind": !behind.isEmpty,
        ]
    }

    private static func alarms(_ scope: OverviewScope, _ request: ConsoleRequest) async throws -> [View] {
        let open = try await scope.seen {
            try await request.service.openTroubles(request.caller, in: scope.project, limit: 6)
        }
        return (open ?? []).map { EventView.row($0, request) }
    }

    /// The parts again while the page is open; the whole page where the levels have changed.
    private static func follow(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        .events(
            EventFeed { cursor in
                let scope = try await OverviewScope.find(request)
                let summary = scope.overview.summary
                let levels = "\(summary.protected)-\(summary.atRisk)-\(summary.unprotected)"
                let shown = try await parts(scope, request)
                let jobs = try request.console.fragment("overview-jobs", ["parts": shown], for: request)
                let behind = try request.console.fragment("overview-behind", ["parts": shown], for: request)
                let marks = [levels, jobs.fingerprint, behind.fingerprint]
                let known = (cursor ?? "").split(separator: ".", omittingEmptySubsequences: false).map(String.init)
                let next = marks.joined(separator: ".")
                guard known.count == 3, known != marks else { return EventFeed.Batch(events: [], cursor: next) }
                var events: [LiveEvent] = []
                if known[0] != marks[0] { events.append(.reload) }
                if known[1] != marks[1] { events.append(.replace("overview-jobs", jobs)) }
                if known[2] != marks[2] { events.append(.replace("overview-behind", behind)) }
                return EventFeed.Batch(events: events, cursor: next)
            })
    }
}

extension Markup {
    /// FNV-1a: it finds what has changed, and is no protection against anybody.
    fileprivate var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in html.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
