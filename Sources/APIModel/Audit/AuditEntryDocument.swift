/// One call, as the audit has it.
package struct AuditEntryDocument: Described, Hashable {
    /// Without gaps, in order.
    package var number: Int64
    package var happenedAt: WireTime
    package var who: String
    /// `nobody`, `person`, `token` or `service`.
    package var whoKind: String
    /// How a person signed in.
    package var method: String?
    package var hasSecondFactor: Bool?
    /// The name of the session or token, which is no secret.
    package var session: String?
    package var address: String?
    package var request: String
    package var function: String
    package var verb: String?
    package var resourceKind: String
    package var project: String?
    package var resource: String?
    package var instance: String?
    package var repository: String?
    package var result: String
    package var code: String?
    package var approval: String?
    /// Of how many alike calls it tells.
    package var calls: Int64?
    /// Further rights that were needed, as `function`, `verb` and `resource`.
    package var rights: JSONTree?
    /// What was changed: a list of `before` and `after`.
    package var changes: JSONTree?
    package var hash: String

    package init(
        number: Int64, happenedAt: WireTime, who: String, whoKind: String, method: String? = nil,
        hasSecondFactor: Bool? = nil, session: String? = nil, address: String? = nil, request: String,
        function: String, verb: String? = nil, resourceKind: String, project: String? = nil, resource: String? = nil,
        instance: String? = nil, repository: String? = nil, result: String, code: String? = nil,
        approval: String? = nil, calls: Int64? = nil, rights: JSONTree? = nil, changes: JSONTree? = nil, hash: String
    ) {
        self.number = number
        self.happenedAt = happenedAt
        self.who = who
        self.whoKind = whoKind
        self.method = method
        self.hasSecondFactor = hasSecondFactor
        self.session = session
        self.address = address
        self.request = request
        self.function = function
        self.verb = verb
        self.resourceKind = resourceKind
        self.project = project
        self.resource = resource
        self.instance = instance
        self.repository = repository
        self.result = result
        self.code = code
        self.approval = approval
        self.calls = calls
        self.rights = rights
        self.changes = changes
        self.hash = hash
    }

    package static let whoKinds = ["nobody", "person", "token", "service"]
    package static let results = ["allowed", "refused", "failed"]

    package static var schema: Schema {
        .object([
            .required("number", .integer(1...Int64.max), "Without gaps, in order."),
            .required("happenedAt", .time, "When it was written."),
            .required("who", .text(), "The caller."),
            .required("whoKind", .word(whoKinds), "What kind of caller that is."),
            .optional("method", .text(), "How a person signed in."),
            .optional("hasSecondFactor", .boolean, "Whether a person showed a second factor."),
            .optional("session", .text(), "The name of the session or token, which is no secret."),
            .optional("address", .text(), "Where the call came from; absent inside the service."),
            .required("request", .text(), "As `X-Request-Id` of the answer."),
            .required("function", .text(), "What was asked for."),
            .optional("verb", .text(), "The right that it needs."),
            .required("resourceKind", .text(), "What it is about."),
            .optional("project", .text(), "Its project."),
            .optional("resource", .text(), "Its name; absent where all of a kind are meant."),
            .optional("instance", .text(), "The instance it belongs to."),
            .optional("repository", .text(), "The repository it belongs to."),
            .required("result", .word(results), "What became of it."),
            .optional("code", .text(), "The problem's, where it was not done."),
            .optional("approval", .text(), "The approval it was done under."),
            .optional("calls", .integer(1...Int64.max), "Of how many alike calls it tells; one where absent."),
            .optional("rights", .anything("A list of `function`, `verb` and `resource`."), "Further rights."),
            .optional("changes", .anything("A list of `before` and `after`."), "What was changed, without secrets."),
            .required("hash", .text(), "SHA-256 of the entry, hexadecimal."),
        ])
    }
}
