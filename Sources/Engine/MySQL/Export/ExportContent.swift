internal import Core
internal import MySQLWire
internal import Repository

/// What is to be written, as the server has it.
struct ExportContent: Sendable {
    let options: ExportOptions
    /// Those of which anything is written.
    var schemas: [SchemaDefinition] = []
    /// By name.
    var tables: [ExportTable] = []
    /// MariaDB: the statements that make a sequence and set it, by name.
    var sequences: [(name: TableName, statements: [String])] = []

    /// Throws `export.missing` for what is named and not there, and `export.mask`.
    static func read(_ session: SourceSession, _ options: ExportOptions) async throws(TidemarkError) -> ExportContent {
        var content = ExportContent(options: options)
        let reader = SchemaReader(session)
        let all = try await reader.schemas()
        for schema in all {
            let listing = try await reader.listing(of: schema.name).filter { $0.kind != .view }
                .sorted { $0.name < $1.name }.filter { options.selects($0.name) }
            guard !listing.isEmpty || options.selects(schema: schema.name) else { continue }
            content.schemas.append(schema)
            let shapes = try await reader.shapes(of: schema.name)
            for entry in listing {
                if entry.kind == .sequence {
                    guard let read = try await SequenceReader(session).read(entry.name) else { continue }
                    content.sequences.append((entry.name, [read.createStatement, read.state]))
                } else if let shape = shapes[entry.name.name],
                    let table = try await reader.table(entry.name, shape: shape)
                {
                    content.tables.append(
                        try ExportTable(table, options, flavour: session.version.flavour))
                }
            }
        }
        try content.requireNamed()
        return content
    }

    private func requireNamed() throws(TidemarkError) {
        let known = Set(tables.map(\.name) + sequences.map(\.name))
        for table in options.tables + options.conditions.keys.sorted() + options.masks.map(\.table)
        where !known.contains(table) {
            throw TidemarkError(
                .exportMissing, "There is no table \(table) in what is exported.",
                hint: "Correct its name, or choose a restore point that has it.")
        }
        for name in options.databases where !schemas.contains(where: { $0.name == name }) {
            throw TidemarkError(
                .exportMissing, "There is no database \(name) in the restore point.",
                hint: "Correct its name, or choose a restore point that has it.")
        }
    }

    /// Whether an object is part of what is written.
    func selects(_ object: ObjectDefinition) -> Bool {
        if let table = object.table { return options.selects(table) }
        return options.selects(schema: object.schema)
    }
}
