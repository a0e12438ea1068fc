internal import APIModel
internal import Core
internal import Service

/// Requests that wait for the visitor, and the visitor's own.
enum ApprovalsPage {
    static let all: [ConsolePage] = [.get("/approvals", "approvals", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let page = try await request.service.approvals(request.caller, request.page(limit: 100))
        var (forMe, mine, others): ([ApprovalDocument], [ApprovalDocument], [ApprovalDocument]) = ([], [], [])
        for approval in page.items {
            if approval.requester == request.caller.name {
                mine.append(approval)
            } else if try await ApprovalText.isForMe(approval, request) {
                forMe.append(approval)
            } else {
                others.append(approval)
            }
        }
        let isOpen = forMe.isEmpty
        let headline = request.sentence(\.approvals.headline, ["count": forMe.count])
        var groups = [
            group(\.approvals.forMe, \.approvals.forMeEmpty, forMe, request),
            group(\.approvals.mine, \.approvals.mineEmpty, mine, request),
        ]
        if !others.isEmpty { groups.append(group(\.approvals.others, \.approvals.othersEmpty, others, request)) }
        let view: View = [
            "rawHeadline": isOpen ? request.sentence(\.approvals.headlineNone) : headline, "groups": groups,
            "more": request.more(page.next),
        ]
        let title = isOpen ? request.say(\.approvals.title) : request.say(\.approvals.headline, ["count": forMe.count])
        return .page("approvals", title: title, section: .approvals, view)
    }

    private static func group(
        _ title: KeyPath<Words, Word>, _ empty: KeyPath<Words, Word>, _ approvals: [ApprovalDocument],
        _ request: ConsoleRequest
    ) -> View {
        [
            "title": request.say(title), "empty": request.say(empty), "count": approvals.count,
            "rows": approvals.map { row($0, request) },
        ]
    }

    private static func row(_ approval: ApprovalDocument, _ request: ConsoleRequest) -> View {
        [
            "path": ConsoleRequest.address("approvals", approval.id), "what": ApprovalText.what(approval, request),
            "tone": ApprovalText.tone(approval.state), "state": request.label(approval.state, "approvals", "state"),
            "reason": approval.reason, "by": request.say(\.approvals.by, ["name": approval.requester]),
            "createdAt": request.age(approval.createdAt.timestamp), "votes": ApprovalText.votes(approval, request),
        ]
    }
}
