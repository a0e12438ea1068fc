/// One thing that puts the protection of an instance at risk.
package struct ReasonDocument: Described, Hashable {
    /// A stable name such as `base-overdue`.
    package var code: String
    /// For people.
    package var text: String

    package init(code: String, text: String) {
        self.code = code
        self.text = text
    }

    package static var schema: Schema {
        .object([
            .required("code", .text(), "A stable name such as `base-overdue`."),
            .required("text", .text(), "For people."),
        ])
    }
}
