internal import APIModel
internal import Core
internal import Service

/// The sentence an overview begins with, and what needs a person.
enum OverviewTop {
    static func view(_ overview: FleetOverview, _ scope: OverviewScope, _ request: ConsoleRequest) -> View {
        let summary = overview.summary
        let needs = summary.atRisk + summary.unprotected
        let headline =
            summary.instances == 0
            ? request.sentence(\.overview.nothing)
            : request.sentence(\.overview.headline, ["good": summary.protected, "count": summary.instances])
        let levels: [(String, Int, String)] = [
            ("protected", summary.protected, "ok"), ("at-risk", summary.atRisk, "bad"),
            ("unprotected", summary.unprotected, "warn"),
        ]
        let chips = levels.filter { $0.1 > 0 }.map { code, count, look -> View in
            ["text": request.label(code), "count": count, "look": look, "address": scope.instances("level", code)]
        }
        let reasons = summary.reasons.map { reason -> View in
            [
                "text": request.reasonName(reason.name), "count": reason.count, "look": "",
                "address": scope.instances("reason", reason.name),
            ]
        }
        let rows = overview.needs.map { need($0, request) }
        let currencies = overview.stored.map { $0.costPerMonth }
        let total = currencies.compactMap { $0 }.reduce(0, +)
        let shares = overview.stored.map { share in
            (value: Double(share.bytes), title: "\(share.storageClass) \(request.size(share.bytes))")
        }
        return [
            "rawHeadline": headline, "lead": lead(overview, needs, request), "hasLead": summary.instances > 0,
            "chips": chips + reasons, "needs": rows, "isQuiet": rows.isEmpty, "needCount": needs,
            "seeAll": needs > rows.count ? request.say(\.overview.seeAll, ["count": needs]) : nil,
            "seeAllAddress": scope.instances("level", "needs"),
            "allAddress":
                "/instances?project=\(scope.project.map { PercentEncoding.encoded($0) } ?? OverviewScope.all)",
            "isOfAll": scope.project == nil, "scope": scope.project.map { PercentEncoding.encoded($0) } ?? "*",
            "isStored": summary.storedBytes > 0,
            "storedSum": request.say(
                \.overview.storedSum,
                [
                    "stored": request.size(summary.storedBytes),
                    "growth": (summary.growthBytesPerDay < 0 ? "−" : "+")
                        + request.size(Int64(summary.growthBytesPerDay.magnitude)),
                ]),
            "rawShares": ShareBar.markup(shares, label: request.say(\.overview.stored)),
            "shares": overview.stored.map { share -> View in
                [
                    "name": share.storageClass, "size": request.size(share.bytes),
                    "cost": share.costPerMonth.map {
                        request.say(
                            \.overview.classMonth, ["cost": $0.shortText, "currency": summary.currency])
                    },
                ]
            },
            "month": total > 0
                ? request.say(\.overview.month, ["cost": total.shortText, "currency": summary.currency]) : nil,
            "isUnpriced": currencies.contains { $0 == nil },
            "coming": overview.coming.map { run -> View in
                [
                    "name": run.instance, "address": ConsoleRequest.address("instances", run.project, run.instance),
                    "plan": run.plan, "kind": request.label(run.kind.rawValue), "at": request.age(run.at),
                ]
            },
            "hasComing": !overview.coming.isEmpty, "alarms": [View](),
        ]
    }

    private static func lead(_ overview: FleetOverview, _ needs: Int, _ request: ConsoleRequest) -> String {
        var sentences = [
            needs == 0 ? request.say(\.overview.quiet) : request.say(\.overview.needed, ["count": needs])
        ]
        if let worst = overview.behind.first, let rpo = worst.rpoSeconds {
            sentences.append(request.say(\.overview.worst, ["span": request.span(rpo), "name": worst.instance]))
        }
        if let proof = overview.proof, let drill = proof.lastDrill {
            let span = request.now.seconds(since: drill.endedAt.timestamp)
            let ago = request.say(\.frame.ago, ["span": request.span(max(0, span))])
            if let rto = drill.rtoSeconds {
                let values = ["ago": ago, "name": proof.instance, "span": request.span(rto)]
                sentences.append(request.say(\.overview.proven, values))
            } else {
                sentences.append(request.say(\.overview.provenUntimed, ["ago": ago, "name": proof.instance]))
            }
        } else {
            sentences.append(request.say(\.overview.unproven))
        }
        return sentences.joined(separator: request.language == .zh ? "" : " ")
    }

    /// An instance, its cause in one line, and the one button that mends it.
    private static func need(_ status: InstanceStatus, _ request: ConsoleRequest) -> View {
        let address = ConsoleRequest.address("instances", status.project, status.instance)
        let codes = status.reasons.map(\.code)
        let isLost = codes.contains { ["no-base", "gap", "no-stream"].contains($0) }
        let text =
            status.reasons.isEmpty
            ? request.say(\.overview.noPlan)
            : status.reasons.prefix(2).map { request.reason($0) }.joined(separator: " ")
        var view: View = [
            "name": status.instance, "project": status.project, "address": address, "text": text,
            "look": isLost ? "bad" : "warn",
            "post": nil as String?, "link": nil as String?, "button": "", "isFirst": isLost,
        ]
        func act(_ name: String, _ path: String, _ word: KeyPath<Words, Word>) {
            view[name] = .text(path)
            view["button"] = .text(request.say(word))
        }
        if status.plan == nil {
            act("link", "/plans?project=\(PercentEncoding.encoded(status.project))", \.overview.bind)
        } else if codes.contains("precheck-unmet") {
            act("link", "\(address)/check", \.overview.check)
        } else if codes.contains(where: { ["no-base", "gap", "base-overdue", "not-started"].contains($0) }) {
            act("post", "\(address)/base", \.overview.takeBase)
        } else if codes.contains("drill-failed") {
            act("post", "\(address)/drill", \.overview.runDrill)
        } else {
            act("link", address, \.overview.look)
        }
        return view
    }
}
