internal import Core
internal import Repository

/// What the base holds so far, by name: the tables read and the names found absent.
actor BaseLedger {
    let folding: NameFolding
    private(set) var entries: [TableName: TableEntry] = [:]
    /// Changes since the ledger was made, so that unchanged progress is not stored again.
    private(set) var revision = 0

    init(folding: NameFolding, entries: [TableName: TableEntry] = [:]) {
        self.folding = folding
        self.entries = entries
    }

    func record(_ name: TableName, _ entry: TableEntry) {
        entries[folding.key(name)] = entry
        revision += 1
    }

    /// Takes a table out before it is read again.
    func forget(_ names: Set<TableName>) {
        for name in names { entries[folding.key(name)]?.manifest?.complete = false }
        revision += 1
    }

    var tables: [TableManifest] {
        entries.values.compactMap(\.manifest).filter(\.complete).sorted { $0.name < $1.name }
    }

    /// Names that were looked for and not found, each with the low of the last look.
    var absent: [AbsentTable] {
        entries.filter { $0.value.manifest == nil }.map { AbsentTable(name: $0.key, low: $0.value.low) }
            .sorted { $0.name < $1.name }
    }

    /// The largest high watermark of some tables, by folded names.
    func high(of tables: Set<TableName>) -> BinlogPosition? { tables.compactMap { entries[$0]?.high }.max() }

    /// The largest high watermark of all.
    var high: BinlogPosition? { entries.values.map(\.high).max() }
}
