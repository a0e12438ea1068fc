package import Core

/// What one person decided.
package struct ApprovalVote: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case grant
        case refuse
    }

    package let person: String
    package let kind: Kind
    package let reason: String
    package let votedAt: Timestamp
}
