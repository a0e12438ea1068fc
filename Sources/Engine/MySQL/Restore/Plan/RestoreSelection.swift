package import Core
package import Repository

/// Which tables of the source are restored.
package struct RestoreSelection: Sendable {
    private let databases: Set<String>
    private let tables: Set<TableName>
    private let include: [TablePattern]
    private let exclude: [TablePattern]
    /// Tables that are needed on the way to the selected ones, and removed at the end: former names, models of
    /// CREATE TABLE … LIKE, parents whose deletions cascade.
    private(set) var helpers: Set<TableName> = []

    package init(_ options: RestoreOptions, base: BaseManifest) {
        databases = Set(options.databases)
        tables = Set(options.tables)
        include = base.include
        exclude = base.exclude
    }

    /// Everything the base holds.
    package var isWhole: Bool { databases.isEmpty && tables.isEmpty }

    /// Whether the base and its log hold the table at all.
    package func isBackedUp(_ table: TableName) -> Bool {
        (include.isEmpty || include.contains { $0.matches(table) }) && !exclude.contains { $0.matches(table) }
    }

    /// Whether the table is part of what was asked for.
    package func isWanted(_ table: TableName) -> Bool {
        isBackedUp(table) && (isWhole || databases.contains(table.schema) || tables.contains(table))
    }

    /// Whether the table is restored, be it to be removed again at the end.
    package func contains(_ table: TableName) -> Bool { isWanted(table) || helpers.contains(table) }

    /// Whether the schema itself and its views, routines and events are restored.
    package func containsSchema(_ schema: String) -> Bool { isWhole || databases.contains(schema) }

    /// Adds the tables from which wanted ones come: everything a statement of the log ties to them.
    package mutating func addHelpers(statements: [[TableName]], parents: (TableName) -> [TableName]) {
        guard !isWhole else { return }
        var known = tables
        for statement in statements { for table in statement where isWanted(table) { known.insert(table) } }
        var changed = true
        while changed {
            changed = false
            for statement in statements where statement.contains(where: { known.contains($0) || isWanted($0) }) {
                for table in statement where !isWanted(table) && isBackedUp(table) && known.insert(table).inserted {
                    helpers.insert(table)
                    changed = true
                }
            }
            for table in known {
                for parent in parents(table) where !isWanted(parent) && known.insert(parent).inserted {
                    helpers.insert(parent)
                    changed = true
                }
            }
        }
    }
}
