/// One line a job said.
package struct JobLineDocument: Described, Hashable {
    /// From 1, without gaps.
    package var number: Int64
    package var writtenAt: WireTime
    package var level: String
    package var code: String?
    package var message: String

    package init(number: Int64, writtenAt: WireTime, level: String, code: String?, message: String) {
        self.number = number
        self.writtenAt = writtenAt
        self.level = level
        self.code = code
        self.message = message
    }

    package static var schema: Schema {
        .object([
            .required("number", .integer(1...Int64.max), "From 1, without gaps."),
            .required("writtenAt", .time, "When it was said."),
            .required("level", .word(["note", "warning", "error"]), "How bad it is."),
            .optional("code", .text(), "A stable code, where it is about a failure."),
            .required("message", .text(), "For people."),
        ])
    }
}
