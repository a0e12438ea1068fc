internal import APIModel
internal import HTTPTypes
internal import Service

/// Roles, policies and grants, and what follows from them.
enum PolicyRoutes {
    static let all = [
        listRoles, list, add, show, change, remove, listGrants, addGrant, removeGrant, explain, showMode, changeMode,
        listRules, changeRule,
    ]
    private static let base = "\(RouteTable.base)/policies"
    private static let one = "\(base)/{policy}"
    private static let grants = "\(RouteTable.base)/grants"
    private static let access = "\(RouteTable.base)/access"

    private static let listRoles = Route.read(
        "\(RouteTable.base)/roles", "listRoles", "The roles that every service has.", RouteParameter.page
    ) { try await $0.service.roles($0.caller, $0.page) }

    private static let list = Route.read(
        base, "listPolicies", "Policies, by name.", RouteParameter.page
    ) { try await $0.service.policies($0.caller, $0.page) }

    private static let add = Route.add(
        base, "addPolicy", "Adds a policy.", body: PolicyForm.self
    ) { request, form in try await request.service.addPolicy(request.caller, form) }

    private static let show = Route.read(
        one, "getPolicy", "One policy."
    ) { try await $0.service.policy($0.caller, named: $0.path("policy")) }

    private static let change = Route.change(
        one, "changePolicy", "Replaces the rules of a policy.", body: PolicyForm.self
    ) { request, form in
        try await request.service.changePolicy(
            request.caller, named: request.path("policy"), to: form, over: request.revision)
    }

    private static let remove = Route.remove(
        one, "removePolicy", "Removes a policy that is granted to nobody."
    ) { request in
        try await request.service.removePolicy(
            request.caller, named: request.path("policy"), over: request.revision)
    }

    private static let listGrants = Route.read(
        grants, "listGrants", "Who has which roles and policies, oldest first.", RouteParameter.page
    ) { try await $0.service.grants($0.caller, $0.page) }

    private static let addGrant = Route.add(
        grants, "addGrant", "Gives somebody a role or a policy.", body: GrantForm.self
    ) { request, form in try await request.service.addGrant(request.caller, form) }

    private static let removeGrant = Route.remove(
        "\(grants)/{grant}", "removeGrant", "Takes a role or a policy away again.", condition: .none
    ) { try await $0.service.removeGrant($0.caller, $0.path("grant")) }

    private static let explain = Route.act(
        "\(access)/explain", "explainAccess", "Whether somebody may do something, and which rule says so.",
        body: .type(ExplainForm.self), keepsAnswers: false
    ) { request in try await request.service.explainAccess(request.caller, try request.value(ExplainForm.self)) }

    private static let showMode = Route.read(
        "\(access)/mode", "getAccessMode", "Whether duties are kept apart."
    ) { try await $0.service.accessMode($0.caller) }

    private static let changeMode = Route(
        method: .put, path: "\(access)/mode", name: "changeAccessMode",
        summary: "Keeps the duties of system, security and audit apart, or no longer.",
        body: RouteBody(form: .type(AccessMode.self)), answer: RouteAnswer(status: 200, form: .type(AccessMode.self))
    ) { request in
        try ServerAnswer(
            try await request.service.changeAccessMode(request.caller, to: try request.value(AccessMode.self)))
    }

    private static let listRules = Route.read(
        "\(access)/approval-rules", "listApprovalRules", "How many others must approve what is done by each verb.",
        RouteParameter.page
    ) { try await $0.service.approvalRules($0.caller, $0.page) }

    private static let changeRule = Route(
        method: .put, path: "\(access)/approval-rules/{verb}", name: "changeApprovalRule",
        summary: "How many others must approve what is done by a verb; asking for less is itself approved.",
        body: RouteBody(form: .type(ApprovalRuleForm.self)),
        answer: RouteAnswer(status: 200, form: .type(ApprovalRuleDocument.self))
    ) { request in
        try ServerAnswer(
            try await request.service.changeApprovalRule(
                request.caller, of: request.path("verb"), to: try request.value(ApprovalRuleForm.self)))
    }
}
