/// A request that others are to approve before it is carried out.
package struct ApprovalDocument: Described, Hashable {
    package var id: String
    /// Who asked: a person, or `token/` and the name of a token.
    package var requester: String
    package var verb: String
    /// Of the resource.
    package var kind: String
    package var project: String?
    package var resource: String?
    /// Method, path, query and body, without secrets.
    package var request: String
    /// SHA-256 of method, path, query and body: an approval is good for exactly this request.
    package var digest: String
    package var reason: String
    /// Persons besides the one who asks.
    package var needs: Int
    package var state: String
    package var votes: [ApprovalVoteDocument]
    package var createdAt: WireTime
    package var expiresAt: WireTime
    /// When it was used, refused or withdrawn.
    package var endedAt: WireTime?

    package static let states = ["waiting", "granted", "refused", "withdrawn", "used", "expired"]

    package init(
        id: String, requester: String, verb: String, kind: String, project: String?, resource: String?,
        request: String, digest: String, reason: String, needs: Int, state: String, votes: [ApprovalVoteDocument],
        createdAt: WireTime, expiresAt: WireTime, endedAt: WireTime?
    ) {
        self.id = id
        self.requester = requester
        self.verb = verb
        self.kind = kind
        self.project = project
        self.resource = resource
        self.request = request
        self.digest = digest
        self.reason = reason
        self.needs = needs
        self.state = state
        self.votes = votes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.endedAt = endedAt
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Names it, in `Tidemark-Approval`."),
            .required("requester", .text(), "Who asked: a person, or `token/` and the name of a token."),
            .required("verb", .text(), "What is to be done."),
            .required("kind", .text(), "The kind of resource it is about."),
            .optional("project", .text(), "Of the resource; absent for what is in none."),
            .optional("resource", .text(), "By its name; absent for several, or all."),
            .required("request", .text(), "Method, path, query and body, without secrets."),
            .required(
                "digest", .text(), "SHA-256 of method, path, query and body: it is good for exactly this request."),
            .required("reason", .text(), "Why."),
            .required("needs", .count, "How many persons have to grant it, besides the one who asked."),
            .required("state", .word(states), "Granted ones can be used once, until they expire."),
            .required("votes", .list(.type(ApprovalVoteDocument.self)), "Who decided what, oldest first."),
            .required("createdAt", .time, "When it was asked for."),
            .required("expiresAt", .time, "When it cannot be used any more."),
            .optional("endedAt", .time, "When it was used, refused or withdrawn."),
        ])
    }
}
