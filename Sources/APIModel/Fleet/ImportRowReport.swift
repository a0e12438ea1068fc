/// What becomes of one row of an import.
package struct ImportRowReport: Described, Hashable {
    package enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        case added, changed, unchanged, refused
    }

    /// Line of the file, from 1.
    package var line: Int?
    /// As written; absent where there is none.
    package var name: String?
    package var outcome: Outcome
    /// What changes, where it is there already.
    package var changes: [FieldDifference]?
    /// Why it is refused.
    package var problems: [ProblemField]?

    package init(
        line: Int?, name: String?, outcome: Outcome, changes: [FieldDifference]? = nil,
        problems: [ProblemField]? = nil
    ) {
        self.line = line
        self.name = name
        self.outcome = outcome
        self.changes = changes
        self.problems = problems
    }

    package static var schema: Schema {
        .object([
            .optional("line", .integer(1...Int64(Int32.max)), "Line of the file, from 1."),
            .optional("name", .text(), "As written."),
            .required("outcome", .word(of: Outcome.self), "What becomes of it."),
            .optional("changes", .list(.type(FieldDifference.self)), "What changes, where it is there already."),
            .optional("problems", .list(.type(ProblemField.self)), "Why it is refused."),
        ])
    }
}
