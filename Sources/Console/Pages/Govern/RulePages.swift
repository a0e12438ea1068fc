internal import APIModel
internal import Core
internal import Service

/// Rules of a policy: one a form, and another may be added behind them.
enum RulePages {
    static let all: [ConsolePage] = [
        .get("/access/policies/{policy}/rules/{rule}", "rule") { try await show($0, .none) },
        .post("/access/policies/{policy}/rules", "addRule", add),
        .post("/access/policies/{policy}/rules/{rule}", "changeRule", change),
        .post("/access/policies/{policy}/rules/{rule}/remove", "removeRule", remove),
    ]

    private static func show(_ request: ConsoleRequest, _ problems: FormProblems) async throws -> ConsoleAnswer {
        let policy = try await request.service.policy(request.caller, named: request.path("policy"))
        let index = try index(request, policy.rules.count)
        let isSent = !problems.isEmpty
        let rule = isSent ? try RuleForm.read(request.form) : policy.rules[index]
        let values: [String: any WordValue] = ["name": policy.name, "number": index + 1]
        let path = PolicyPage.path(policy.name)
        let view: View = [
            "rawHeadline": request.sentence(\.access.editRule, values), "path": "\(path)/rules/\(index + 1)",
            "policyPath": path, "revision": isSent ? request.form["revision"] : "\(policy.revision)",
            "problems": problems.view(besides: RuleForm.names), "form": RuleForm.view(rule, request, problems),
        ]
        return .page("rule", title: request.say(\.access.editRule, values), section: .access, view)
    }

    private static func add(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let rule = try RuleForm.read(request.form)
            let name = request.path("policy")
            let count = try await request.service.policy(request.caller, named: name).rules.count
            try await own(rule: count) { try await PolicyPage.change(request) { $0.rules.append(rule) } }
            return .redirect(PolicyPage.path(name), Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await PolicyPage.show(request, PlacedProblems("add", problems))
        }
    }

    private static func change(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let rule = try RuleForm.read(request.form)
            let number = Int(request.path("rule")) ?? 0
            try await own(rule: number - 1) {
                try await PolicyPage.change(request) { $0.rules[try index(request, $0.rules.count)] = rule }
            }
            return .redirect(PolicyPage.path(request.path("policy")), Flash(.done, request.say(\.frame.saved)))
        } form: { request, problems in
            try await show(request, problems)
        }
    }

    private static func remove(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            try await PolicyPage.change(request) { _ = $0.rules.remove(at: try index(request, $0.rules.count)) }
            return .redirect(PolicyPage.path(request.path("policy")), Flash(.done, request.say(\.frame.removed)))
        } form: { request, problems in
            try await PolicyPage.show(request, PlacedProblems("rule \(request.path("rule"))", problems))
        }
    }

    /// Names problems of one rule by the fields of its form.
    private static func own(rule index: Int, _ work: @Sendable () async throws -> Void) async throws {
        do {
            try await work()
        } catch let refused as RefusedFields {
            throw RuleForm.own(refused, rule: index)
        }
    }

    /// The rule's place. Throws `catalog.missing` where there is none of its number.
    private static func index(_ request: ConsoleRequest, _ count: Int) throws(TidemarkError) -> Int {
        guard let number = Int(request.path("rule")), (1...max(1, count)).contains(number), count > 0 else {
            throw .absent(request.say(\.access.ruleGone), hint: request.say(\.access.ruleGoneHint))
        }
        return number - 1
    }
}
