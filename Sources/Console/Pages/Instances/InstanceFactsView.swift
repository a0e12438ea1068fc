internal import APIModel
internal import Core
internal import Service

/// What is known of an instance, in figures.
enum InstanceFactsView {
    static func view(
        _ status: InstanceStatus, _ document: InstanceDocument, _ window: WindowDocument, _ history: InstanceHistory,
        _ request: ConsoleRequest
    ) -> View {
        let plan =
            status.plan.map { request.say(\.instances.planNamed, ["name": $0]) } ?? request.say(\.instances.noPlan)
        let parts: [String?] = [
            history.serverVersion, status.site, "\(document.host):\(document.port)", plan,
            document.tags.joined(separator: ", "),
        ]
        let gapSeconds = window.gaps.reduce(0) { $0 + $1.to.timestamp.seconds(since: $1.from.timestamp) }
        let unmet = history.checks.filter { !$0.isMet }
        var view: View = [
            "name": status.instance, "state": state(status, request), "look": InstanceView.look(status),
            "lead": parts.compactMap { $0.flatMap { $0.isEmpty ? nil : $0 } }.joined(separator: " · "),
            "reasons": status.reasons.map { request.reason($0) }, "isAtRisk": !status.reasons.isEmpty,
            "earliest": window.spans.first.map { request.time($0.start.timestamp) },
            "latest": latest(status, window, request),
            "gaps": window.gaps.isEmpty
                ? request.say(\.frame.none)
                : request.say(
                    \.instances.gapSum, ["count": window.gaps.count, "span": request.span(gapSeconds.rounded())]),
            "checks": history.checks.map { CheckPage.row($0, request) }, "hasChecks": !history.checks.isEmpty,
            "allMet": !history.checks.isEmpty && unmet.isEmpty,
            "checkedAt": history.checkedAt.map { at in
                request.say(
                    \.instances.checkedAt,
                    [
                        "ago": request.say(
                            \.frame.ago, ["span": request.span(max(0, request.now.seconds(since: at)).rounded())])
                    ])
            },
            "nextBase": status.nextBaseAt.map { request.age($0.timestamp) },
        ]
        view = view.merging(drill(status, request))
        view = view.merging(bases(window, history, request))
        let raw = history.bases.last?.rawBytes
        view["sizes"] =
            status.storedBytes.map { stored in
                .text(
                    request.say(
                        \.instances.sizePair,
                        ["raw": raw.map { request.size($0) } ?? "?", "stored": request.size(stored)]))
            } ?? ViewValue.none
        return view
    }

    /// Its level, or how far it is behind where that is what is wrong.
    static func state(_ status: InstanceStatus, _ request: ConsoleRequest) -> String {
        if let rpo = status.rpoSeconds, status.reasons.contains(where: { $0.code == "rpo-exceeded" }) {
            return request.say(\.instances.spanBehind, ["span": request.span(rpo)])
        }
        return request.label(status.level)
    }

    private static func latest(
        _ status: InstanceStatus, _ window: WindowDocument, _ request: ConsoleRequest
    ) -> String? {
        guard let last = window.spans.max(by: { $0.end < $1.end }) else { return nil }
        guard last.isOpen, let rpo = status.rpoSeconds else { return request.clock(last.end.timestamp) }
        return request.say(\.instances.latestNow, ["span": request.span(rpo)])
    }

    private static func drill(_ status: InstanceStatus, _ request: ConsoleRequest) -> View {
        guard let drill = status.lastDrill else {
            return ["drill": request.say(\.frame.none), "drillWhen": request.say(\.instances.noDrill)]
        }
        let ago = request.say(
            \.frame.ago,
            ["span": request.span(max(0, request.now.seconds(since: drill.endedAt.timestamp)).rounded())])
        let text =
            !drill.succeeded
            ? request.say(\.instances.drillBad)
            : drill.rtoSeconds.map { request.span($0) } ?? request.say(\.instances.drillFine)
        return ["drill": text, "drillWhen": request.say(\.instances.drillFact, ["ago": ago])]
    }

    private static func bases(
        _ window: WindowDocument, _ history: InstanceHistory, _ request: ConsoleRequest
    ) -> View {
        let proven = Set(history.drills.filter(\.isPassed).map(\.base))
        let rows = history.bases.reversed().prefix(10).map { base -> View in
            [
                "at": request.time(base.convergence), "tables": base.tables, "rowCount": base.rows,
                "raw": request.size(base.rawBytes), "packed": request.size(base.storedBytes),
                "isProven": proven.contains(base.id),
            ]
        }
        return ["bases": rows, "hasBases": !rows.isEmpty]
    }
}
