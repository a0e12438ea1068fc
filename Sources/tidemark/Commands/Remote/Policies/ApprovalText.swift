internal import APIModel

/// Approvals, for people.
enum ApprovalText {
    static func what(_ approval: ApprovalDocument) -> String {
        let place = [approval.project, approval.resource].compactMap { $0 }.joined(separator: "/")
        return "\(approval.verb) on \(approval.kind)\(place.isEmpty ? "" : " \(place)")"
    }

    static func votes(_ approval: ApprovalDocument) -> String {
        "\(approval.votes.count { $0.vote == "grant" })/\(approval.needs)"
    }

    static func lines(_ approval: ApprovalDocument) -> [String] {
        let facts = RemoteText.facts([
            ("approval", approval.id), ("state", approval.state), ("asked by", approval.requester),
            ("for", what(approval)), ("reason", approval.reason), ("granted", votes(approval)),
            ("asked (UTC)", RemoteText.time(approval.createdAt)), ("until (UTC)", RemoteText.time(approval.expiresAt)),
            ("ended (UTC)", approval.endedAt.map { RemoteText.time($0) }),
        ])
        let votes = approval.votes.map { vote in
            let reason = vote.reason.isEmpty ? "" : ": \(vote.reason)"
            return RemoteText.line("  \(RemoteText.time(vote.votedAt))  \(vote.person)  \(vote.vote)\(reason)")
        }
        let request = approval.request.split(separator: "\n").map { "  \(RemoteText.line(String($0)))" }
        return facts + votes + ["request"] + request
    }
}
