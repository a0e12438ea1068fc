/// What becomes of one plan of an applied document.
package struct ApplyRow: Described, Hashable {
    package enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        case added, changed, unchanged
    }

    package var name: String
    package var outcome: Outcome
    /// Field by field; absent unless it changes.
    package var changes: [FieldDifference]?

    package init(name: String, outcome: Outcome, changes: [FieldDifference]? = nil) {
        self.name = name
        self.outcome = outcome
        self.changes = changes
    }

    package static var schema: Schema {
        .object([
            .required("name", .name, "The plan."),
            .required("outcome", .word(of: Outcome.self), "What becomes of it."),
            .optional("changes", .list(.type(FieldDifference.self)), "Field by field; absent unless it changes."),
        ])
    }
}
