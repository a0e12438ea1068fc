package import Core

/// A request that others are to approve, as the catalog keeps it.
package struct ApprovalRecord: Sendable, Hashable {
    package let id: String
    /// By the name of the caller.
    package let requester: String
    package let function: String
    package let verb: Verb
    package let kind: ResourceReference.Kind
    package let project: String?
    package let resource: String?
    /// Of the request; see `Caller.digest`.
    package let digest: String
    /// As those who decide see it.
    package let request: String
    package let reason: String
    /// Persons besides the one who asks.
    package let needs: Int
    package var state: ApprovalState
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package var endedAt: Timestamp?

    package func state(at now: Timestamp) -> ApprovalState {
        [.waiting, .granted].contains(state) && expiresAt <= now ? .expired : state
    }

    package var reference: ResourceReference { ResourceReference(kind, project: project, name: resource) }
}
