package import Core
package import Repository

/// Everything about a table's shape that reading, restoring and replaying need.
package struct TableDefinition: Sendable, Hashable {
    package var name: TableName
    package var engine: String
    package var createStatement: String
    /// In the table's order, generated and invisible ones included.
    package var columns: [ColumnDefinition]
    /// PRIMARY first, then unique keys whose columns are all NOT NULL, in the server's order.
    package var uniqueKeys: [KeyDefinition]

    package init(
        name: TableName, engine: String, createStatement: String, columns: [ColumnDefinition],
        uniqueKeys: [KeyDefinition]
    ) {
        self.name = name
        self.engine = engine
        self.createStatement = createStatement
        self.columns = columns
        self.uniqueKeys = uniqueKeys
    }

    /// The columns whose values are in a canonical row, in its order.
    package var storedColumns: [ColumnDefinition] { columns.filter { $0.generated == .none } }

    /// The key by which rows are identified, read and replayed; nil where a row is known only by all its values.
    ///
    /// Columns of the key must be in the canonical row, so a key over a generated column does not serve. A prefix part
    /// makes no difference to identity: what is unique by its prefix is unique as a whole.
    package var key: KeyDefinition? {
        let stored = Set(storedColumns.map(\.name))
        let usable = uniqueKeys.filter { $0.columns.allSatisfy(stored.contains) }
        return usable.first { $0.isPrimary }
            ?? usable.min { ($0.hasPrefixParts ? 1 : 0, $0.parts.count) < ($1.hasPrefixParts ? 1 : 0, $1.parts.count) }
    }

    /// MariaDB: the column of a system-versioned table that says when a row became history, where it has a name.
    package var rowEndColumn: String? { Self.rowEndColumn(in: createStatement) }

    /// From the line `` `name` timestamp(6) GENERATED ALWAYS AS ROW END `` of a CREATE TABLE as the server writes it.
    static func rowEndColumn(in statement: String) -> String? {
        guard statement.contains(" GENERATED ALWAYS AS ROW END") else { return nil }
        let line = statement.split(separator: "\n")
            .first { $0.hasPrefix("  `") && $0.contains(" GENERATED ALWAYS AS ROW END") }
        guard let rest = line?.dropFirst(3) else { return nil }
        var name = ""
        var index = rest.startIndex
        while index < rest.endIndex {
            let next = rest.index(after: index)
            if rest[index] == "`" {
                guard next < rest.endIndex, rest[next] == "`" else { return name }
                index = next
            }
            name.append(rest[index])
            index = rest.index(after: index)
        }
        return nil
    }

    /// Whether the table can hold several states of a row for different readers, so that a snapshot is exact.
    package var isTransactional: Bool {
        ["innodb", "rocksdb", "tokudb", "ndbcluster"].contains(engine.lowercased())
    }
}
