internal import APIModel
internal import Core
internal import Service

/// What needs the approval of others.
enum ApprovalRulesPage {
    static let all: [ConsolePage] = [
        .get("/access/approvals", "approvalRules") { try await show($0, .none) },
        .post("/access/approvals/{verb}", "changeApprovalRule", change),
    ]

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let rules = try await request.service.approvalRules(
            request.caller, PageRequest(limit: PageRequest.largest)
        ).items
        let mayChange = try await request.may(.changeApprovalRule, on: ResourceReference(.approval))
        let view: View = [
            "rawHeadline": request.sentence(
                \.access.approvalsHeadline, ["count": rules.count { $0.needsNow > 0 }]),
            "tabs": request.tabs(AccessPage.parts, here: "/access/approvals"), "mayChange": mayChange,
            "rows": rules.map { row($0, request, problems) },
        ]
        return .page("approval-rules", title: request.say(\.access.approvals), section: .access, view)
    }

    private static func row(
        _ rule: ApprovalRuleDocument, _ request: ConsoleRequest, _ problems: PlacedProblems
    ) -> View {
        let isSent = problems.isAt(rule.verb)
        let hours = rule.hours == rule.hours.rounded() ? "\(Int64(rule.hours))" : "\(rule.hours)"
        let now =
            rule.needsNow == 0
            ? request.say(\.access.needsNone)
            : request.say(\.access.needsNow, ["count": rule.needsNow, "hours": hours])
        let extra = rule.needs == nil ? " " + request.say(\.access.needsAuto) : ""
        return [
            "verb": rule.verb, "title": request.label(rule.verb, "access", "verb"),
            "path": ConsoleRequest.address("access", "approvals", rule.verb), "isAsked": rule.needsNow > 0,
            "now": now + extra,
            "needs": request.entered("needs", isSent: isSent, rule.needs.map { "\($0)" } ?? ""),
            "hours": request.entered("hours", isSent: isSent, hours), "problems": problems.view(rule.verb),
        ]
    }

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            var wanted = ApprovalRuleForm(needs: try request.form.number("needs"))
            if let text = request.form.optional("hours") {
                guard let hours = Double(text), hours.isFinite else {
                    throw RefusedFields(
                        path: "hours", request.say(\.access.noNumber, ["text": text]),
                        hint: request.say(\.access.noNumberHint))
                }
                wanted.hours = hours
            }
            _ = try await request.service.changeApprovalRule(
                request.caller, of: request.path("verb"), to: try wanted.checked())
            return .redirect("/access/approvals", Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, PlacedProblems(request.path("verb"), problems))
        }
    }
}
