/// The details of the event `approval.wanted`.
struct ApprovalWantedDetails: Encodable {
    let approval: String
    let requester: String
    let verb: String
    let kind: String
    let resource: String?
    let reason: String
    let needs: Int

    init(_ approval: ApprovalRecord) {
        self.approval = approval.id
        requester = approval.requester
        verb = approval.verb.rawValue
        kind = approval.kind.rawValue
        resource = approval.resource
        reason = approval.reason
        needs = approval.needs
    }
}
