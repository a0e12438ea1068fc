/// An index, or a foreign key, of a table that is made when the table's rows are there.
package struct DeferredIndex: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// KEY and UNIQUE KEY: all of a table in one statement, which reads the rows once.
        case plain
        /// One at a time: the server refuses two in a statement.
        case fullText
        case spatial
        /// After the indexes of all tables, since it needs some of its own table and of its parent.
        case foreignKey
    }

    package let kind: Kind
    /// Unique in its table; as in the definition, without quotes.
    package let name: String
    /// What follows ADD.
    package let clause: String

    package init(kind: Kind, name: String, clause: String) {
        self.kind = kind
        self.name = name
        self.clause = clause
    }
}
