internal import Core

/// A right is there, and needs the approval of others; nothing was done.
struct ApprovalWanted: Error {
    let function: ServiceFunction
    let resource: ResourceReference
    /// Persons besides the one who asks.
    let needs: Int
    let seconds: Double

    var error: TidemarkError {
        TidemarkError(
            .accessApproval,
            "This needs the approval of \(needs == 1 ? "another person" : "\(needs) other persons").",
            hint:
                "Send the same request with Tidemark-Approval-Reason (--ask REASON) to ask for it, and once it is granted "
                + "with Tidemark-Approval (--approval ID).")
    }
}
