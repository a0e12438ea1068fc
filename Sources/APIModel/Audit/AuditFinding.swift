/// Something that is not as it was written in the audit.
package struct AuditFinding: Described, Hashable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// An entry is not what was written.
        case changed
        /// Entries are missing.
        case removed
        /// There is an entry that was not written, or is there twice.
        case inserted
        /// An entry stands in another place than it was written to.
        case reordered
        /// Entries are missing at the end.
        case truncated
        /// A checkpoint is not signed by the service.
        case unsigned
    }

    package var kind: Kind
    /// Of the entry; of several, of the first.
    package var number: Int64
    package var text: String

    package init(kind: Kind, number: Int64, text: String) {
        self.kind = kind
        self.number = number
        self.text = text
    }

    package static var schema: Schema {
        .object([
            .required("kind", .word(of: Kind.self), "What is wrong."),
            .required("number", .integer(), "Of the entry; of several, of the first."),
            .required("text", .text(), "For people."),
        ])
    }
}
