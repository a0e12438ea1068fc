/// Somebody looks after a trouble.
package struct AcknowledgeForm: Described, Hashable {
    /// For the others, one line.
    package var note: String?

    package init(note: String? = nil) { self.note = note }

    package static var schema: Schema {
        .object([.optional("note", .text(TextRule(most: 500)), "For the others, one line.")])
    }
}
