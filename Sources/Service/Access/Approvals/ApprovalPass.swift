internal import Catalog
internal import Core

/// The approval a request is made under, used up in the transaction that what was approved is done in: where that fails, it is
/// still there, and of two requests at once one has it.
final class ApprovalPass {
    private var used: (approval: ApprovalRecord, votes: Int)?

    init() {}

    /// Throws `ApprovalWanted` where the caller names none, `access.approval` where the one it names is for something else,
    /// for somebody else, or over.
    func require(
        _ wanted: ApprovalWanted, of caller: Caller, _ transaction: CatalogTransaction
    ) throws {
        guard let id = caller.approval else { throw wanted }
        let (approval, votes) = try used ?? use(id, caller, transaction)
        used = (approval, votes)
        // Somebody may have approved for one project what reaches into another.
        guard approval.project == wanted.resource.project else { throw Self.refused(id, "is for another project") }
        guard votes >= wanted.needs else {
            throw Self.refused(id, "was granted by \(votes), and \(wanted.needs) are needed by now")
        }
    }

    private func use(
        _ id: String, _ caller: Caller, _ transaction: CatalogTransaction
    ) throws -> (ApprovalRecord, Int) {
        // What is not the caller's own is as unknown as what is not there.
        guard let approval = try transaction.approvals.find(id), approval.requester == caller.name else {
            throw Self.refused(id, "is none of yours")
        }
        guard let digest = caller.digest, approval.digest == digest else {
            throw Self.refused(id, "is for another request: method, path, query and body must be the same")
        }
        let state = approval.state(at: try transaction.now())
        guard state == .granted else { throw Self.refused(id, "is \(state.rawValue)") }
        try transaction.approvals.move(id, from: .granted, to: .used)
        let votes = try transaction.approvals.votes(on: id).count {
            $0.kind == .grant && $0.person != approval.requester
        }
        return (approval, votes)
    }

    private static func refused(_ id: String, _ why: String) -> TidemarkError {
        TidemarkError(
            .accessApproval, "The approval \(id.prefix(64)) \(why).",
            hint: "Look at it with tidemark approval list, and ask again with --ask REASON.")
    }
}
