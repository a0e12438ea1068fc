package import Core

/// The tables that steps of the schema make, in the order in which they come to be, so that a table only ever refers to
/// those before it. Read from the steps' own text: nobody can add a table and forget to tell.
package struct CatalogSchema: Sendable, Equatable {
    /// Of the last step; 0 without any.
    package let version: Int64
    package private(set) var tables: [CatalogTable] = []

    /// Throws `internal.defect` where a step says something that is not understood here.
    package init(_ migrations: [CatalogMigration] = CatalogMigration.all) throws(TidemarkError) {
        version = migrations.last?.version ?? 0
        for statement in migrations.flatMap(\.statements) {
            var words = SchemaWords(statement)
            switch (words.next(), words.next()) {
            case ("CREATE", "TABLE"): try create(&words, statement)
            case ("ALTER", "TABLE"): try alter(&words, statement)
            case ("DROP", "TABLE"):
                let name = words.name()
                tables.removeAll { $0.name == name }
            // Indexes and rows make no table.
            case ("CREATE", "INDEX"), ("CREATE", "UNIQUE"), ("DROP", "INDEX"), ("INSERT", _), ("UPDATE", _),
                ("DELETE", _):
                break
            default: throw Self.unknown(statement)
            }
        }
    }

    package func table(_ name: String) -> CatalogTable? { tables.first { $0.name == name } }

    private mutating func create(_ words: inout SchemaWords, _ statement: String) throws(TidemarkError) {
        var table = CatalogTable(name: words.name(), columns: [], key: [])
        guard let parts = words.parts() else { throw Self.unknown(statement) }
        for var part in parts {
            if part.first?.uppercased() == "CONSTRAINT" { part.removeFirst(min(2, part.count)) }
            switch part.first?.uppercased() {
            case "PRIMARY"?:
                // PRIMARY KEY ( a , b )
                table.key = part.dropFirst(3).dropLast().filter { $0 != "," }
            case "UNIQUE"?, "FOREIGN"?, "CHECK"?: break
            default:
                let column = try Self.column(part, statement)
                table.columns.append(column)
                if Self.isKey(part) { table.key = [column.name] }
            }
        }
        let known = Set(table.columns.map(\.name))
        guard !table.key.isEmpty, table.key.allSatisfy(known.contains) else { throw Self.unknown(statement) }
        tables.append(table)
    }

    private mutating func alter(_ words: inout SchemaWords, _ statement: String) throws(TidemarkError) {
        let name = words.name()
        guard let index = tables.firstIndex(where: { $0.name == name }) else { throw Self.unknown(statement) }
        var rest = words.rest
        let verb = rest.isEmpty ? "" : rest.removeFirst().uppercased()
        let hasColumn = rest.first?.uppercased() == "COLUMN"
        if hasColumn { rest.removeFirst() }
        switch verb {
        case "ADD": tables[index].columns.append(try Self.column(rest, statement))
        case "DROP" where hasColumn && rest.count == 1: tables[index].columns.removeAll { $0.name == rest[0] }
        case "RENAME" where hasColumn && rest.count == 3 && rest[1].uppercased() == "TO":
            guard let column = tables[index].columns.firstIndex(where: { $0.name == rest[0] }) else {
                throw Self.unknown(statement)
            }
            tables[index].columns[column].name = rest[2]
            tables[index].key = tables[index].key.map { $0 == rest[0] ? rest[2] : $0 }
        case "RENAME" where !hasColumn && rest.count == 2 && rest[0].uppercased() == "TO":
            tables[index].name = rest[1]
        default: throw Self.unknown(statement)
        }
    }

    private static func column(
        _ words: [String], _ statement: String
    ) throws(TidemarkError) -> CatalogTable.Column {
        guard words.count >= 2 else { throw unknown(statement) }
        let kind: CatalogTable.Kind
        switch words[1].uppercased() {
        case "TEXT": kind = .text
        case "BIGINT": kind = .integer
        case "DOUBLE": kind = .real
        case "BYTEA": kind = .blob
        default: throw unknown(statement)
        }
        return CatalogTable.Column(name: words[0], kind: kind)
    }

    private static func isKey(_ words: [String]) -> Bool {
        zip(words, words.dropFirst()).contains { $0.uppercased() == "PRIMARY" && $1.uppercased() == "KEY" }
    }

    private static func unknown(_ statement: String) -> TidemarkError {
        TidemarkError(
            .internalDefect, "A step of the catalog's schema is not understood: \(statement.prefix(80))",
            hint: "Report this.")
    }
}
