internal import APIModel
internal import Service

/// What others approve. They are asked by the request itself, with `Tidemark-Approval-Reason`.
enum ApprovalRoutes {
    static let all = [list, show, grant, refuse, withdraw]
    private static let base = "\(RouteTable.base)/approvals"
    private static let one = "\(base)/{approval}"

    private static let list = Route.read(
        base, "listApprovals", "What the caller asked for, and what it may decide on, newest first.",
        RouteParameter.page
    ) { try await $0.service.approvals($0.caller, $0.page) }

    private static let show = Route.read(
        one, "getApproval", "One request for approval."
    ) { try await $0.service.approval($0.caller, $0.path("approval")) }

    private static let grant = Route.act(
        "\(one)/grant", "grantApproval", "Another person agrees to a request.", body: .type(ApprovalVoteForm.self),
        keepsAnswers: false
    ) { request in
        try await request.service.grantApproval(
            request.caller, request.path("approval"), try request.value(ApprovalVoteForm.self))
    }

    private static let refuse = Route.act(
        "\(one)/refuse", "refuseApproval", "Another person does not agree; that is the end of it.",
        body: .type(ApprovalVoteForm.self), keepsAnswers: false
    ) { request in
        try await request.service.refuseApproval(
            request.caller, request.path("approval"), try request.value(ApprovalVoteForm.self))
    }

    private static let withdraw = Route.act(
        "\(one)/withdraw", "withdrawApproval", "Whoever asked does not want it any more.", body: nil,
        keepsAnswers: false
    ) { request in try await request.service.withdrawApproval(request.caller, request.path("approval")) }
}
