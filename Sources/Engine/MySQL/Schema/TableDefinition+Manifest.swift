internal import MySQLWire
internal import Repository

extension TableDefinition {
    /// The definition a base was read by, under its name on the source.
    init(_ manifest: TableManifest) {
        let key = (manifest.key ?? []).map { KeyDefinition.Part(column: $0) }
        self.init(
            name: manifest.name, engine: manifest.engine, createStatement: manifest.createStatement,
            columns: manifest.columns, uniqueKeys: key.isEmpty ? [] : [KeyDefinition(name: "PRIMARY", parts: key)])
    }
}

extension TargetTable {
    /// For reading the log's rows of a table by the base's definition of it, before the table is on any target.
    init(_ manifest: TableManifest, flavour: ServerFlavour) {
        self.init(TableDefinition(manifest), flavour: flavour)
    }
}
