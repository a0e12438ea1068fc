/// Why a try of a job failed.
package struct JobFailureDocument: Described, Hashable {
    package var code: String
    package var message: String
    package var hint: String

    package init(code: String, message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    package static var schema: Schema {
        .object([
            .required("code", .text(), "The stable code."),
            .required("message", .text(), "What is wrong."),
            .required("hint", .text(), "What to do."),
        ])
    }
}
