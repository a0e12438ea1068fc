internal import APIModel
internal import Core

extension ApprovalDocument {
    init(_ approval: ApprovalRecord, _ votes: [ApprovalVote], at now: Timestamp) {
        self.init(
            id: approval.id, requester: approval.requester, verb: approval.verb.rawValue,
            kind: approval.kind.rawValue, project: approval.project, resource: approval.resource,
            request: approval.request, digest: approval.digest, reason: approval.reason, needs: approval.needs,
            state: approval.state(at: now).rawValue,
            votes: votes.map {
                ApprovalVoteDocument(
                    person: $0.person, vote: $0.kind.rawValue, reason: $0.reason, votedAt: WireTime($0.votedAt))
            }, createdAt: WireTime(approval.createdAt), expiresAt: WireTime(approval.expiresAt),
            endedAt: approval.endedAt.map { WireTime($0) })
    }
}
