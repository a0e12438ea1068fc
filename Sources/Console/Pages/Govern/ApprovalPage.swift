internal import APIModel
internal import Core
internal import Service

/// One request for approval: what is asked, who has decided, and what the visitor can do about it.
enum ApprovalPage {
    static let all: [ConsolePage] = [
        .get("/approvals/{approval}", "approval") { try await show($0, .none) },
        .post("/approvals/{approval}/grant", "grantApproval", grant),
        .post("/approvals/{approval}/refuse", "refuseApproval", refuse),
        .post("/approvals/{approval}/withdraw", "withdrawApproval", withdraw),
    ]

    private static func path(_ id: String) -> String { ConsoleRequest.address("approvals", id) }

    private static func show(_ request: ConsoleRequest, _ problems: PlacedProblems) async throws -> ConsoleAnswer {
        let approval = try await request.service.approval(request.caller, request.path("approval"))
        let isMine = approval.requester == request.caller.name
        let isOpen = ["waiting", "granted"].contains(approval.state)
        let isForMe = try await ApprovalText.isForMe(approval, request, states: ["waiting", "granted"])
        let what = ApprovalText.what(approval, request)
        let reason = FormField(
            "reason", request.say(\.approvals.reasonField), value: request.form["reason"],
            help: request.say(\.approvals.reasonHelp))
        let form = isMine && approval.state == "granted" ? ApprovedForm(approval.request) : nil
        let heading = request.say(\.approvals.asks, ["name": approval.requester, "what": what])
        let state = request.label(approval.state, "approvals", "state")
        var view: View = [
            "heading": heading, "state": state, "tone": ApprovalText.tone(approval.state),
            "lead": ApprovalText.votes(approval, request), "path": path(approval.id), "id": approval.id,
            "requester": approval.requester, "reason": approval.reason, "request": approval.request,
            "digest": approval.digest, "createdAt": request.time(approval.createdAt.timestamp),
            "expiresAt": request.time(approval.expiresAt.timestamp), "votes": ApprovalText.votes(approval, request),
        ]
        view["voteRows"] = .list(approval.votes.map { vote($0, request) })
        view["isWaiting"] = .flag(approval.state == "waiting")
        view["mayVote"] = .flag(isForMe || problems.isAt("vote"))
        view["fields"] = .list(request.fields([reason], problems.of("vote")))
        view["voteProblems"] = problems.view("vote", besides: ["reason"]).viewValue
        view["mayWithdraw"] = .flag(isMine && isOpen)
        view["withdrawProblems"] = problems.view("withdraw").viewValue
        view["isGranted"] = .flag(isMine && approval.state == "granted")
        view["canCarry"] = .flag(form != nil)
        view["carryPath"] = .text(form?.address ?? path(approval.id))
        view["carryFields"] = .list(
            (form?.fields ?? []).map { field -> View in ["name": field.name, "value": field.value] })
        return .page("approval", title: "\(state): \(what)", section: .approvals, view)
    }

    private static func vote(_ vote: ApprovalVoteDocument, _ request: ConsoleRequest) -> View {
        let agrees = vote.vote == "grant"
        return [
            "person": vote.person, "vote": request.say(agrees ? \.approvals.agrees : \.approvals.refuses),
            "tone": agrees ? "ok" : "bad", "reason": vote.reason, "votedAt": request.age(vote.votedAt.timestamp),
        ]
    }

    private static func grant(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await decide(request, \.approvals.granted) { request, id, form in
            try await request.service.grantApproval(request.caller, id, form)
        }
    }

    private static func refuse(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await decide(request, \.approvals.refused) { request, id, form in
            try await request.service.refuseApproval(request.caller, id, form)
        }
    }

    private static func decide(
        _ request: ConsoleRequest, _ said: any KeyPath<Words, Word> & Sendable,
        _ work: @escaping @Sendable (ConsoleRequest, String, ApprovalVoteForm) async throws -> ApprovalDocument
    ) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let form = try ApprovalVoteForm(reason: request.form.optional("reason")).checked()
            let approval = try await work(request, request.path("approval"), form)
            return .redirect(path(approval.id), Flash(.done, request.say(said)))
        } form: { request, problems in
            try await show(request, PlacedProblems("vote", problems))
        }
    }

    private static func withdraw(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let approval = try await request.service.withdrawApproval(request.caller, request.path("approval"))
            return .redirect(path(approval.id), Flash(.done, request.say(\.approvals.withdrawn)))
        } form: { request, problems in
            try await show(request, PlacedProblems("withdraw", problems))
        }
    }
}
