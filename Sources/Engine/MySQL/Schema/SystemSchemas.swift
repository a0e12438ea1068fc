/// Schemas that belong to the server or to Tidemark and are never part of a backup.
package enum SystemSchemas {
    package static let names: Set<String> = [
        "mysql", "information_schema", "performance_schema", "sys", "tidemark_restore",
    ]

    package static func contains(_ schema: String) -> Bool { names.contains(schema.lowercased()) }

    /// For `NOT IN (…)`.
    static let literals = names.sorted().map(\.quotedLiteral).joined(separator: ", ")
}
