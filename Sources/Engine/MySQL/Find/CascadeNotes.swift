internal import Core
internal import Repository

/// What the log does not say about a table because its server carries out foreign keys without logging it.
enum CascadeNotes {
    static func of(_ table: TableName, _ base: BaseManifest) -> [String] {
        guard !base.cascadesLogged,
            let manifest = base.tables.first(where: { $0.name == table }), cascades(manifest.createStatement)
        else { return [] }
        let parents = DDLStatement.parse(manifest.createStatement).parents.map { $0.resolved(in: table.schema) }
        guard !parents.isEmpty else { return [] }
        let names = Set(parents.filter { $0 != table }).sorted().map(\.description)
        return [
            "What foreign keys did to \(table) is not in the log: look for deletions of "
                + (names.isEmpty ? table.description : names.joined(separator: ", ")) + " too."
        ]
    }

    /// The tables whose rows change with those of `table` without the log saying so.
    static func children(of table: TableName, _ base: BaseManifest) -> [TableName] {
        guard !base.cascadesLogged else { return [] }
        return base.tables.filter { child in
            cascades(child.createStatement)
                && DDLStatement.parse(child.createStatement).parents.contains {
                    $0.resolved(in: child.name.schema) == table
                }
        }.map(\.name)
    }

    private static func cascades(_ statement: String) -> Bool {
        statement.contains(" CASCADE") || statement.contains(" SET NULL")
    }
}
