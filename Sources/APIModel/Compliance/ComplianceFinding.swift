/// What was found of one fact.
package struct ComplianceFinding: Described, Hashable {
    /// A stable name such as `off-site-copy`.
    package var fact: String
    /// Absent where it is about the whole project.
    package var instance: String?
    package var state: ComplianceState
    /// For people, in the language of the report.
    package var text: String

    package init(fact: String, instance: String?, state: ComplianceState, text: String) {
        self.fact = fact
        self.instance = instance
        self.state = state
        self.text = text
    }

    package static var schema: Schema {
        .object([
            .required("fact", .text(), "A stable name such as `off-site-copy`."),
            .optional("instance", .name, "Absent where it is about the whole project."),
            .required("state", .word(of: ComplianceState.self), "What was found."),
            .required("text", .text(), "For people, in the language of the report."),
        ])
    }
}
