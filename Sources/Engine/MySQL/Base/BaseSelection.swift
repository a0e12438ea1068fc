internal import Core
internal import Repository

/// What of an instance a base is to hold, by the user's patterns.
struct BaseSelection: Sendable {
    let include: [TablePattern]
    let exclude: [TablePattern]

    func selects(_ table: TableName) -> Bool {
        !SystemSchemas.contains(table.schema) && TablePattern.selects(table, include: include, exclude: exclude)
    }

    /// Whether anything of a schema may be wanted.
    func selects(schema: String) -> Bool {
        guard !SystemSchemas.contains(schema) else { return false }
        let isIncluded = include.isEmpty || include.contains { $0.matchesSchema(schema) }
        return isIncluded && !exclude.contains { $0.table == "*" && $0.matchesSchema(schema) }
    }

    func selects(_ object: ObjectDefinition) -> Bool {
        switch object.kind {
        case .view: selects(TableName(schema: object.schema, name: object.name))
        case .trigger: object.table.map { selects($0) } ?? selects(schema: object.schema)
        default: selects(schema: object.schema)
        }
    }
}
