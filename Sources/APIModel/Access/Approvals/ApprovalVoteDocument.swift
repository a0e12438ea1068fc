/// What one person decided.
package struct ApprovalVoteDocument: Described, Hashable {
    package var person: String
    /// `grant` or `refuse`.
    package var vote: String
    package var reason: String
    package var votedAt: WireTime

    package init(person: String, vote: String, reason: String, votedAt: WireTime) {
        self.person = person
        self.vote = vote
        self.reason = reason
        self.votedAt = votedAt
    }

    package static var schema: Schema {
        .object([
            .required("person", .text(), "Who decided."),
            .required("vote", .word(["grant", "refuse"]), "One that refuses is the end of it."),
            .required("reason", .text(), "Why; may be empty."),
            .required("votedAt", .time, "When."),
        ])
    }
}
