/// Why a request was not carried out: RFC 9457, `application/problem+json`.
package struct ProblemDocument: Described, Hashable {
    /// A URI that names the kind of problem: `urn:tidemark:problem:` and the code.
    package var type: String
    /// The kind of problem in a few words.
    package var title: String
    /// The HTTP status.
    package var status: Int
    /// What is wrong this time.
    package var detail: String
    /// The stable code, such as `catalog.missing`.
    package var code: String
    /// What to do.
    package var hint: String
    /// Every field that is wrong, where fields are.
    package var problems: [ProblemField]?
    /// Names the request in the server's log.
    package var requestId: String

    package init(
        type: String, title: String, status: Int, detail: String, code: String, hint: String,
        problems: [ProblemField]? = nil, requestId: String
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.code = code
        self.hint = hint
        self.problems = problems
        self.requestId = requestId
    }

    package static var schema: Schema {
        .object([
            .required("type", .text(), "`urn:tidemark:problem:` and the code."),
            .required("title", .text(), "The kind of problem in a few words."),
            .required("status", .integer(400...599), "The HTTP status."),
            .required("detail", .text(), "What is wrong this time."),
            .required("code", .text(), "The stable code: what programs go by."),
            .required("hint", .text(), "What to do."),
            .optional("problems", .list(.type(ProblemField.self)), "Every field that is wrong."),
            .required("requestId", .text(), "Names the request in the server's log."),
        ])
    }
}
