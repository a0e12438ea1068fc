/// A field in which two states of a thing differ.
package struct FieldDifference: Described, Hashable {
    /// Such as `cycle.at`.
    package var path: String
    /// Absent where the field was not there.
    package var before: String?
    /// Absent where the field is gone.
    package var after: String?

    package init(path: String, before: String?, after: String?) {
        self.path = path
        self.before = before
        self.after = after
    }

    package static var schema: Schema {
        .object([
            .required("path", .text(), "The field, such as `cycle.at`."),
            .optional("before", .text(), "Absent where the field was not there."),
            .optional("after", .text(), "Absent where the field is gone."),
        ])
    }
}
