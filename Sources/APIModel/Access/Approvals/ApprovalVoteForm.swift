/// A person decides on what another asks for.
package struct ApprovalVoteForm: Described, Hashable {
    package var reason: String?

    package init(reason: String? = nil) { self.reason = reason }

    package static var schema: Schema {
        .object([.optional("reason", .text(TextRule(most: 1000)), "Why.")])
    }
}
