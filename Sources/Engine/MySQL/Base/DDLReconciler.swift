package import Core
package import Repository

/// Decides which tables of a base the log says must be read again.
///
/// A DDL that lies between a table's low and high watermark may or may not be in the shape and the rows that were read:
/// the table is read again. One before the low is in them, one behind the high is replayed. A statement over several
/// names (a rename swap) can only be replayed or skipped as a whole: where some of its tables were read after it and
/// others before it, those before it are read again.
package struct DDLReconciler: Sendable {
    private enum Side { case reflected, doubtful, replayed }

    package let folding: NameFolding
    package let include: [TablePattern]
    package let exclude: [TablePattern]
    /// Names that were not in the list count as absent between these.
    package let listingLow: LogPosition
    package let listingHigh: BinlogPosition

    package init(
        folding: NameFolding, include: [TablePattern] = [], exclude: [TablePattern] = [], listingLow: LogPosition,
        listingHigh: BinlogPosition
    ) {
        self.folding = folding
        self.include = include
        self.exclude = exclude
        self.listingLow = listingLow
        self.listingHigh = listingHigh
    }

    /// The names to be read again. `entries` are keyed by folded names.
    package func dirty(_ ddl: [DDLRecord], entries: [TableName: TableEntry]) -> Set<TableName> {
        var dirty: Set<TableName> = []
        for record in ddl {
            let names = names(of: record, entries: entries)
            guard !names.isEmpty else { continue }
            let sides = names.map { (name: $0, side: side(of: record, entries[folding.key($0)])) }
            let isSplit = sides.contains { $0.side != .replayed } && sides.contains { $0.side == .replayed }
            for (name, side) in sides where side == .doubtful || (isSplit && side == .replayed) { dirty.insert(name) }
        }
        return dirty
    }

    private func side(of record: DDLRecord, _ entry: TableEntry?) -> Side {
        if (entry?.low ?? listingLow).covers(gtid: record.gtid, endingAt: record.end) { return .reflected }
        guard let end = record.end else { return .doubtful }
        return end <= entry?.high ?? listingHigh ? .doubtful : .replayed
    }

    private func names(of record: DDLRecord, entries: [TableName: TableEntry]) -> [TableName] {
        var names = record.tables
        if names.isEmpty {
            let statement = DDLStatement.parse(record.sql)
            if statement.kind == .dropDatabase, let schema = statement.schema {
                let folded = folding.key(TableName(schema: schema, name: "")).schema
                names = entries.compactMap { key, entry in
                    key.schema == folded ? entry.manifest?.name ?? key : nil
                }
            }
        }
        return names.filter {
            !SystemSchemas.contains($0.schema) && TablePattern.selects($0, include: include, exclude: exclude)
        }
    }
}
