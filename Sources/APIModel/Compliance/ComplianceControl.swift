/// One control, and what was found of the facts it names.
package struct ComplianceControl: Described, Hashable {
    package var id: String
    package var title: String
    /// What is asked for.
    package var text: String
    package var facts: [String]
    /// What the control itself asks of facts, by name, such as `drill-age: 90d`.
    package var limits: [String: String]
    /// The worst of its findings.
    package var state: ComplianceState
    package var counts: ComplianceCounts
    /// Findings that are not met, unknown or not judged.
    package var open: [ComplianceFinding]

    package init(
        id: String, title: String, text: String, facts: [String], limits: [String: String],
        findings: [ComplianceFinding]
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.facts = facts
        self.limits = limits
        let states = findings.map(\.state)
        // Where there is nothing to look at, nothing is proven.
        state = ComplianceState.worst(of: states) ?? .notJudged
        counts = ComplianceCounts(states)
        open = findings.filter { $0.state != .met }
    }

    package static var schema: Schema {
        .object([
            .required("id", .text(), "As the set of controls names it."),
            .required("title", .text(), "In the language of the report."),
            .required("text", .text(), "What is asked for; may be empty."),
            .required("facts", .list(.text()), "What the control looks at."),
            .required("limits", .map(.text()), "What it asks of facts, such as `drill-age`: `90d`."),
            .required("state", .word(of: ComplianceState.self), "The worst of its findings."),
            .required("counts", .type(ComplianceCounts.self), "Its findings."),
            .required(
                "open", .list(.type(ComplianceFinding.self)), "Findings that are not met, unknown or not judged."),
        ])
    }
}
