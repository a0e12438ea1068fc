/// One prerequisite of a backup.
package struct CheckItem: Described, Hashable {
    /// Stable name such as `log.row-format`.
    package var id: String
    package var title: String
    /// Without it no base can be made or the log would be incomplete.
    package var isRequired: Bool
    package var isMet: Bool
    /// What was found.
    package var detail: String
    /// The exact statement or setting that mends it.
    package var mend: String?

    package init(id: String, title: String, isRequired: Bool, isMet: Bool, detail: String, mend: String?) {
        self.id = id
        self.title = title
        self.isRequired = isRequired
        self.isMet = isMet
        self.detail = detail
        self.mend = mend
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "Stable name such as `log.row-format`."),
            .required("title", .text(), "What is asked for, in a few words."),
            .required("isRequired", .boolean, "Without it no base can be made or the log would be incomplete."),
            .required("isMet", .boolean, "Whether the server has it."),
            .required("detail", .text(), "What was found."),
            .optional("mend", .text(), "The exact statement or setting that mends it."),
        ])
    }
}
