internal import Core
internal import Repository

/// Decides which indexes and foreign keys of a base's tables are made after the rows.
///
/// An index that is filled row by row costs a search each; built afterwards it is sorted and written once. The decision
/// depends on nothing but the base and the request, so that a later run of the same restore decides alike.
struct IndexDeferral {
    let mapping: NameMapping
    /// Tables of which each row is written once, as it is in the end.
    let folded: Set<TableName>
    /// Tables with fewer rows keep their indexes: a statement more costs more than it saves.
    let minimumRows: UInt64
    /// Parents of foreign keys over other columns than their primary key: tables that refer to them need those indexes.
    private let referenced: Set<TableName>

    init(_ base: BaseManifest, _ mapping: NameMapping, folded: Set<TableName>, minimumRows: UInt64) {
        self.mapping = mapping
        self.folded = folded
        self.minimumRows = minimumRows
        let keys = Dictionary(base.tables.map { ($0.name, $0.key ?? []) }, uniquingKeysWith: { first, _ in first })
        var referenced: Set<TableName> = []
        for table in base.tables {
            for foreign in CascadingKey.all(of: table, .exact)
            where foreign.columns.isEmpty
                || Array((keys[foreign.parent] ?? []).prefix(foreign.columns.count)) != foreign.columns
            {
                referenced.insert(foreign.parent)
            }
        }
        self.referenced = referenced
    }

    /// Rows of different instants may be written to the table, before the log makes one of them.
    func isFuzzy(_ table: TableManifest) -> Bool {
        !table.exact && table.key?.isEmpty == false && !folded.contains(table.name)
    }

    /// - Parameter text: the table's CREATE TABLE under its names on the target.
    func split(_ table: TableManifest, _ text: [UInt8]) -> SplitDefinition {
        let isRenamed = mapping.renamedTables.contains(table.name)
        let statement = table.createStatement
        guard table.rows >= minimumRows, table.engine.lowercased() == "innodb", !referenced.contains(table.name),
            // Foreign keys of renamed tables take names that the server chooses, so nobody could tell whether they are there.
            !(isRenamed && statement.contains("FOREIGN KEY")),
            // The server refuses to alter such a table, for the sake of its history.
            !statement.contains("WITH SYSTEM VERSIONING")
        else { return SplitDefinition(whole: text) }
        // Where the primary key is computed, the rows' key may be another unique one.
        let keepsUnique = isFuzzy(table) || table.columns.contains { $0.generated != .none }
        return SplitDefinition(text, keepsUnique: keepsUnique)
    }
}
