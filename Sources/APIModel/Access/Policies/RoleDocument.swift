/// A role that every service has.
package struct RoleDocument: Described, Hashable {
    package var name: String
    package var title: String
    package var verbs: [String]
    /// Of system, security and audit.
    package var duties: [String]

    package init(name: String, title: String, verbs: [String], duties: [String]) {
        self.name = name
        self.title = title
        self.verbs = verbs
        self.duties = duties
    }

    package static var schema: Schema {
        .object([
            .required("name", .text(), "As grants name it."),
            .required("title", .text(), "For people."),
            .required("verbs", .list(.text()), "What it allows, everywhere and always."),
            .required("duties", .list(.text()), "Those of system, security and audit that it has."),
        ])
    }
}
