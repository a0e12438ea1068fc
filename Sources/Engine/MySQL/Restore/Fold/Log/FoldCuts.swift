internal import Core

/// Where the folding of tables into their bases ends: at the first statement behind convergence that changes the
/// definition or the name. What follows is folded by the replay, with the definition the target has then.
struct FoldCuts: Sendable {
    /// Where the statement's transaction begins, by the table's name on the source.
    private(set) var places: [TableName: LogLocation] = [:]
    /// Of those, tables that the statement drops, or another one after no more than new names: nobody ever sees the rows
    /// they had.
    private(set) var unseen: Set<TableName> = []
    /// Tables whose changes behind their base cannot be folded.
    private(set) var replayed: Set<TableName> = []
    /// Names that tables of the base have got, as long as nothing else happens to them, with the names they had.
    private var moved: [TableName: TableName] = [:]

    func isCut(_ table: TableName) -> Bool { places[table] != nil }

    mutating func cut(_ table: TableName, at place: LogLocation, drops: Bool) {
        guard places[table] == nil else { return }
        places[table] = place
        if drops { unseen.insert(table) }
    }

    // MARK: Tables that move away to be dropped

    /// The pairs of a RENAME TABLE, in order; under the `whole` names are the tables of the base.
    mutating func rename(_ pairs: [(old: TableName, new: TableName)], whole: Set<TableName>) {
        var left: Set<TableName> = []
        for (old, new) in pairs {
            var table = moved.removeValue(forKey: old)
            if table == nil, !left.contains(old), whole.contains(old) { table = old }
            left.insert(old)
            moved[new] = table
        }
    }

    /// Something else is done with the table, or with its rows.
    mutating func touch(_ name: TableName) {
        if !moved.isEmpty { moved[name] = nil }
    }

    /// The table is dropped; gives the base's table where it has only moved since.
    mutating func drop(_ name: TableName) -> TableName? {
        guard let table = moved.removeValue(forKey: name), isCut(table) else { return nil }
        unseen.insert(table)
        return table
    }

    mutating func replay(_ tables: Set<TableName>) { replayed.formUnion(tables) }
}
