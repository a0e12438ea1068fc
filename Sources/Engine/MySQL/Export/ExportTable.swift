internal import Core
internal import MySQLWire
internal import Repository

/// A table that is written, with the statement that reads it.
struct ExportTable: Sendable {
    let definition: TableDefinition
    let columns: [ExportColumn]
    /// Only rows for which it is true.
    let condition: String?

    var name: TableName { definition.name }

    /// Throws `export.mask` where a mask names no column of the table, or does not fit.
    init(_ definition: TableDefinition, _ options: ExportOptions, flavour: ServerFlavour) throws(TidemarkError) {
        self.definition = definition
        condition = options.conditions[definition.name]
        let stored = definition.storedColumns
        var masks: [String: ColumnMask] = [:]
        for mask in options.masks where mask.table == definition.name {
            // Names of columns are compared without letter case, as the server does.
            guard let column = stored.first(where: { $0.name.lowercased() == mask.column.lowercased() }) else {
                let isGenerated = definition.columns.contains { $0.name.lowercased() == mask.column.lowercased() }
                throw TidemarkError(
                    .exportMask,
                    isGenerated
                        ? "\(mask.name) is computed from other columns and is never written."
                        : "There is no column \(mask.name) to be masked.",
                    hint: isGenerated ? "Mask the columns it is computed from." : "Correct the column's name.")
            }
            guard masks[column.name] == nil else {
                throw TidemarkError(.exportMask, "\(mask.name) is masked twice.", hint: "Keep one of the two masks.")
            }
            try Self.requireUnique(mask, column.name, definition, options.format)
            masks[column.name] = mask
        }
        var columns: [ExportColumn] = []
        for column in stored {
            columns.append(
                try ExportColumn(
                    column, flavour: flavour, format: options.format, mask: masks[column.name], salt: options.salt))
        }
        self.columns = columns
    }

    /// Rows that a mask makes equal could not be loaded into a unique key.
    private static func requireUnique(
        _ mask: ColumnMask, _ column: String, _ table: TableDefinition, _ format: RowFormat
    ) throws(TidemarkError) {
        guard format == .sql, mask.kind != .hash, mask.kind != .null,
            let key = table.uniqueKeys.first(where: { $0.columns.contains(column) })
        else { return }
        throw TidemarkError(
            .exportMask, "\(mask.name) is part of the unique key \(key.name), and its mask makes values equal.",
            hint: "Use hash, which keeps different values different, or write CSV.")
    }

    var sql: String {
        let list = columns.isEmpty ? "''" : columns.map(\.expression).joined(separator: ", ")
        // A comment at the condition's end ends with its line.
        return "SELECT \(list) FROM \(name.quoted) AS t" + (condition.map { " WHERE (\n\($0)\n)" } ?? "")
    }

    /// Makes sure that the server answers in the forms that are written.
    func verify(_ answered: [ResultColumn]) throws(TidemarkError) {
        let expected = columns.isEmpty ? [CanonicalKind.bytes] : columns.map(\.kind)
        guard answered.map({ SelectList.kind(of: $0.type) }) == expected else {
            throw TidemarkError(
                .baseUnreadable, "The server answers for \(name) in other forms than it was asked for.",
                hint: "Report this with the server's version and SHOW CREATE TABLE.")
        }
    }
}
