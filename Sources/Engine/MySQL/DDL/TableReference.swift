package import Core

/// A table's name inside a statement, where it stands, and what it is there for.
package struct TableReference: Sendable, Hashable {
    package enum Role: Sendable, Hashable {
        /// Created, altered, dropped, truncated or renamed.
        case target
        /// The name a table has afterwards.
        case newName
        /// The model of CREATE TABLE … LIKE.
        case model
        /// The other table of EXCHANGE or CONVERT PARTITION.
        case partner
        /// A member of a MERGE table's UNION.
        case member
        /// The parent table of a foreign key.
        case parent
        /// The table a trigger belongs to.
        case subject
    }

    package let role: Role
    /// nil where the statement means the session's default schema.
    package let schema: String?
    package let name: String
    /// The whole reference in the statement's text, schema and quotes included.
    package let range: Range<Int>

    /// The full name, given the session's default schema.
    package func resolved(in defaultSchema: String) -> TableName {
        TableName(schema: schema ?? defaultSchema, name: name)
    }
}
