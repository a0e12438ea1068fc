package import MySQLWire
package import Repository

/// The columns a base reads of one table, in the order and form of a canonical row.
///
/// The log's decoder must make the same bytes of the same row: digests, idempotent replay and every proof rest on it.
package struct SelectList: Sendable, Hashable {
    /// The columns in the row; generated ones are not, since no one may write them.
    package let columns: [ColumnDefinition]
    package let codecs: [ColumnCodec]

    package init(_ columns: [ColumnDefinition], flavour: ServerFlavour) {
        self.columns = columns.filter { $0.generated == .none }
        codecs = self.columns.map { ColumnCodec($0, flavour: flavour) }
    }

    package init(_ table: TableDefinition, flavour: ServerFlavour) {
        self.init(table.columns, flavour: flavour)
    }

    package var kinds: [CanonicalKind] { codecs.map(\.kind) }
    package var parameterTypes: [ParameterType] { codecs.map(\.parameter) }

    /// `expression, expression, …`; the table must have the alias `t`. A table whose columns are all generated still
    /// has rows: they are counted by an empty text.
    package var sql: String { codecs.isEmpty ? "''" : codecs.map(\.expression).joined(separator: ", ") }
}
