package import Core

/// The names things of the source get on the target.
package struct NameMapping: Sendable, Hashable {
    private var schemas: [String: String] = [:]
    private var tables: [TableName: TableName] = [:]

    /// Throws `usage.invalid` where a name is given two new ones, or two names the same one.
    package init(_ renames: [RestoreRename] = []) throws(TidemarkError) {
        for rename in renames {
            switch rename {
            case .schema(let from, let to):
                guard schemas.updateValue(to, forKey: from) == nil else { throw Self.twice(from) }
            case .table(let from, let to):
                guard tables.updateValue(to, forKey: from) == nil else { throw Self.twice(from.description) }
            }
        }
        guard Set(schemas.values).count == schemas.count, Set(tables.values).count == tables.count else {
            throw TidemarkError(
                .usage, "Two things are renamed to the same name.", hint: "Give each --rename a name of its own.")
        }
    }

    /// A table's own rename goes before its schema's.
    package func target(_ table: TableName) -> TableName {
        tables[table] ?? TableName(schema: target(schema: table.schema), name: table.name)
    }

    package func target(schema: String) -> String { schemas[schema] ?? schema }

    package var isEmpty: Bool { schemas.isEmpty && tables.isEmpty }

    /// Tables that are renamed on their own.
    package var renamedTables: [TableName] { tables.keys.sorted() }
    package var renamedSchemas: [String] { schemas.keys.sorted() }

    private static func twice(_ name: String) -> TidemarkError {
        TidemarkError(.usage, "“\(name)” is renamed twice.", hint: "Give one --rename for each name.")
    }
}
