internal import Core
internal import MySQLWire
internal import Repository

/// The tables that are restored, and how foreign keys tie them to one another.
struct SkipTables {
    private(set) var tables: [SkipTable] = []
    private var numbers: [TableName: Int] = [:]

    init(_ context: ReplayContext) {
        let flavour: ServerFlavour = context.isMariaDB ? .mariadb : .mysql
        var tags: UInt32 = 0
        var declared: [DeclaredKeys] = []
        for manifest in context.base.tables
        where context.selection.contains(manifest.name) && !manifest.createStatement.hasPrefix("CREATE SEQUENCE") {
            numbers[manifest.name] = tables.count
            let keys = DeclaredKeys(manifest.createStatement, of: manifest.name, context.folding)
            declared.append(keys)
            tables.append(SkipTable(manifest, keys, flavour: flavour, tags: &tags))
        }
        for (child, keys) in declared.enumerated() {
            for key in keys.foreigns {
                guard let parent = numbers[key.parent] else { continue }
                tags += 2
                let own = key.columns.map { (column: $0, prefix: Int?.none) }
                let others = key.parentColumns.map { (column: $0, prefix: Int?.none) }
                func reference(_ columns: [(column: String, prefix: Int?)], at end: Int, _ other: Int, _ tag: UInt32)
                    -> SkipTable.Reference?
                {
                    SkipColumns(columns, of: tables[end].table, tag: tag).map {
                        SkipTable.Reference(
                            columns: $0, other: other, deleteCascades: key.deleteCascades,
                            updateCascades: key.updateCascades)
                    }
                }
                guard let toMade = reference(own, at: child, parent, tags - 1),
                    let toReleased = reference(own, at: child, parent, tags),
                    let fromMade = reference(others, at: parent, child, tags - 1),
                    let fromReleased = reference(others, at: parent, child, tags)
                else {
                    // Over columns that the log does not hold: who refers to whom is not known.
                    tables[child].unknownNeighbours.insert(parent)
                    tables[parent].unknownNeighbours.insert(child)
                    continue
                }
                tables[child].toParentsMade.append(toMade)
                tables[child].toParentsReleased.append(toReleased)
                tables[parent].fromChildrenMade.append(fromMade)
                tables[parent].fromChildrenReleased.append(fromReleased)
            }
        }
    }

    func number(of name: TableName) -> Int? { numbers[name] }

    /// The tables whose rows change with those of a table by foreign keys, at whatever level.
    func cascaded(from number: Int) -> Set<Int> {
        var found: Set<Int> = []
        var open = tables[number].fromChildrenMade.filter { $0.deleteCascades || $0.updateCascades }.map(\.other)
        while let next = open.popLast() {
            guard found.insert(next).inserted else { continue }
            open += tables[next].fromChildrenMade.filter { $0.deleteCascades || $0.updateCascades }.map(\.other)
        }
        return found
    }

    /// The table itself and those that foreign keys tie to it directly.
    func neighbours(of number: Int) -> Set<Int> {
        Set([number] + tables[number].toParentsMade.map(\.other) + tables[number].fromChildrenMade.map(\.other))
            .union(tables[number].unknownNeighbours)
    }
}
