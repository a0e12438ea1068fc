internal import Core

/// Where the folding of tables into their bases ends: at the first statement behind convergence that changes the
/// definition or the name. What follows is folded by the replay, with the definition the target has then.
struct FoldCuts: Sendable {
    /// Where the statement's transaction begins, by the table's name on the source.
    private(set) var places: [TableName: LogLocation] = [:]
    /// Of those, tables that the statement drops: nobody ever sees the rows they had.
    private(set) var unseen: Set<TableName> = []
    /// Tables whose changes behind their base cannot be folded.
    private(set) var replayed: Set<TableName> = []

    func isCut(_ table: TableName) -> Bool { places[table] != nil }

    mutating func cut(_ table: TableName, at place: LogLocation, drops: Bool) {
        guard places[table] == nil else { return }
        places[table] = place
        if drops { unseen.insert(table) }
    }

    mutating func replay(_ tables: Set<TableName>) { replayed.formUnion(tables) }
}
