/// One field that is wrong.
package struct ProblemField: Described, Hashable {
    /// Such as `plans.nightly.cycle.cron`, or `query.limit`.
    package var path: String
    /// Line of what was sent, from 1; absent where it has no lines.
    package var line: Int?
    /// What is wrong.
    package var message: String
    /// What is right.
    package var hint: String

    package init(path: String, line: Int? = nil, message: String, hint: String) {
        self.path = path
        self.line = line
        self.message = message
        self.hint = hint
    }

    package static var schema: Schema {
        .object([
            .required("path", .text(), "The field, such as `instances[3].port` or `query.limit`."),
            .optional("line", .integer(1...Int64(Int32.max)), "Line of what was sent, from 1."),
            .required("message", .text(), "What is wrong."),
            .required("hint", .text(), "What is right."),
        ])
    }
}
