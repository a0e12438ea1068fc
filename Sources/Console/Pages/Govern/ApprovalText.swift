internal import APIModel
internal import Service

/// Approvals as they are read.
enum ApprovalText {
    /// `restore over what is there: instance orders, project shop`
    static func what(_ approval: ApprovalDocument, _ request: ConsoleRequest) -> String {
        let kind = request.label(approval.kind, "access", "kind")
        let resource = [kind, approval.resource ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        let place = approval.project.map { ", \(request.say(\.people.inProject, ["name": $0]))" } ?? ""
        let verb = request.label(approval.verb, "access", "verb")
        return request.say(\.approvals.what, ["verb": verb, "resource": resource + place])
    }

    static func tone(_ state: String) -> String {
        switch state {
        case "waiting": "warn"
        case "granted": "ok"
        case "refused": "bad"
        default: ""
        }
    }

    static func votes(_ approval: ApprovalDocument, _ request: ConsoleRequest) -> String {
        let count = approval.votes.count { $0.vote == "grant" }
        return request.say(\.approvals.votesOf, ["count": count, "needs": approval.needs])
    }

    /// What the request is about: the right to decide is asked for on it.
    static func reference(_ approval: ApprovalDocument) -> ResourceReference {
        ResourceReference(
            ResourceReference.Kind(rawValue: approval.kind) ?? .service, project: approval.project,
            name: approval.resource)
    }

    /// Whether the visitor's decision is still wanted; with `granted` in `states`, whether what was granted can be refused.
    static func isForMe(
        _ approval: ApprovalDocument, _ request: ConsoleRequest, states: Set<String> = ["waiting"]
    ) async throws -> Bool {
        let name = request.caller.name
        guard states.contains(approval.state), approval.requester != name,
            !approval.votes.contains(where: { $0.person == name })
        else { return false }
        return try await request.may(.grantApproval, on: reference(approval))
    }
}
