internal import APIModel
internal import Core
internal import Service

/// One policy and its rules.
enum PolicyPage {
    static let all: [ConsolePage] = [
        .get("/access/policies/{policy}", "policy") { try await show($0, .none) },
        .post("/access/policies/{policy}/title", "retitlePolicy", retitle),
        .post("/access/policies/{policy}/remove", "removePolicy", remove),
    ]

    static func path(_ name: String) -> String { ConsoleRequest.address("access", "policies", name) }

    static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let policy = try await request.service.policy(request.caller, named: request.path("policy"))
        let mayChange = try await request.may(
            .changePolicy, on: ResourceReference(.policy, name: policy.name))
        let title = FormField(
            "title", request.say(\.access.about),
            value: request.entered("title", isSent: problems.isAt("title"), policy.title))
        let sent = problems.isAt("add") ? try? RuleForm.read(request.form) : nil
        let rows = policy.rules.enumerated().map { index, rule in
            row(rule, index + 1, mayChange ? path(policy.name) : nil, request, problems)
        }
        var view: View = [
            "rawHeadline": request.sentence(
                \.access.policyHeadline, ["name": policy.name, "count": policy.rules.count]),
            "lead": policy.title, "path": path(policy.name), "revision": "\(policy.revision)", "rules": rows,
            "mayChange": mayChange,
        ]
        view["isAddWrong"] = .flag(problems.isAt("add") || policy.rules.isEmpty)
        view["addProblems"] = problems.view("add", besides: RuleForm.names).viewValue
        view["form"] = .view(RuleForm.view(sent, request, problems.of("add")))
        view["fields"] = .list(request.fields([title], problems.of("title")))
        view["titleProblems"] = problems.view("title", besides: ["title"]).viewValue
        view["endProblems"] = problems.view("remove", besides: ["confirm"]).viewValue
        view["confirm"] = .view(request.confirmation(of: policy.name, problems.of("remove")))
        return .page("policy", title: policy.name, section: .access, view)
    }

    private static func row(
        _ rule: PolicyRuleForm, _ number: Int, _ path: String?, _ request: ConsoleRequest, _ problems: PlacedProblems
    ) -> View {
        let isAllowed = rule.effect == "allow"
        return [
            "number": "\(number)", "tone": isAllowed ? "ok" : "bad",
            "effect": request.say(isAllowed ? \.access.allow : \.access.deny), "parts": RuleText.parts(rule, request),
            "editPath": path.map { "\($0)/rules/\(number)" },
            "removeProblems": problems.view("rule \(number)"),
        ]
    }

    private static func retitle(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            try await change(request) { $0.title = request.form.optional("title") }
            return .redirect(path(request.path("policy")), Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, PlacedProblems("title", problems))
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let name = request.path("policy")
            try request.requireTyped(name)
            try await request.service.removePolicy(request.caller, named: name, over: request.formRevision)
            return .redirect("/access", Flash(.done, request.say(\.frame.removed)))
        } form: { request, problems in
            try await show(request, PlacedProblems("remove", problems))
        }
    }

    /// Changes a policy, which is always written as a whole, over the revision that the form was made from.
    static func change(
        _ request: ConsoleRequest, _ edit: (inout PolicyForm) throws -> Void
    ) async throws {
        let name = request.path("policy")
        let policy = try await request.service.policy(request.caller, named: name)
        var form = PolicyForm(name: name, title: policy.title, rules: policy.rules)
        try edit(&form)
        _ = try await request.service.changePolicy(
            request.caller, named: name, to: try form.checked(), over: request.formRevision ?? policy.revision)
    }
}
