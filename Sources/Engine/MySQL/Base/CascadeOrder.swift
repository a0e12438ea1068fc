package import Core
internal import Repository

/// In which order tables are read that cascades of foreign keys connect, where the log does not hold the cascades.
///
/// Such a cascade must be worked out at restore from the rows of the parent: which of its rows went decides which rows
/// of the child go. Where the parent was read after the event and the child before it, those rows are not known any
/// more. So a child is read after all of its parents: its low is behind their highs, and at every event that is
/// replayed for the child the parent's rows are those of that instant.
///
/// Tables that refer to each other in a circle have no such order. One that refers to itself is read in one snapshot
/// instead, whose place in the log is exact.
package struct CascadeOrder: Sendable {
    private let folding: NameFolding
    /// Parents by child, without those in the same circle; by folded names.
    private var parentsByChild: [TableName: Set<TableName>] = [:]
    private var childrenByParent: [TableName: Set<TableName>] = [:]
    private var selfReferring: Set<TableName> = []
    /// Tables that refer to each other in a circle of at least two, each circle in order.
    package private(set) var circles: [[TableName]] = []
    let edges: Set<CascadeEdge>

    package init(_ edges: Set<CascadeEdge>, folding: NameFolding) {
        self.folding = folding
        self.edges = edges
        var graph: [TableName: Set<TableName>] = [:]
        for edge in edges {
            let child = folding.key(edge.child)
            let parent = folding.key(edge.parent)
            if child == parent { selfReferring.insert(child) } else { graph[child, default: []].insert(parent) }
        }
        let reachable = graph.mapValues { Self.reachable(from: $0, in: graph) }
        var inCircle: Set<TableName> = []
        for (child, parents) in graph {
            for parent in parents {
                if reachable[parent]?.contains(child) ?? false {
                    inCircle.insert(child)
                } else {
                    parentsByChild[child, default: []].insert(parent)
                    childrenByParent[parent, default: []].insert(child)
                }
            }
        }
        for table in inCircle.sorted() where !circles.contains(where: { $0.contains(table) }) {
            circles.append(
                inCircle.filter { other in
                    other == table
                        || (reachable[table]?.contains(other) ?? false) && (reachable[other]?.contains(table) ?? false)
                }.sorted())
        }
    }

    /// The tables to be read before this one, by folded names.
    package func parents(of table: TableName) -> Set<TableName> { parentsByChild[folding.key(table)] ?? [] }

    func children(of table: TableName) -> Set<TableName> { childrenByParent[folding.key(table)] ?? [] }

    /// Whether the table's rows must be of one instant.
    package func needsSnapshot(_ table: TableName) -> Bool { selfReferring.contains(folding.key(table)) }

    /// The tables, over any number of levels, whose changes may change this one's rows without a word in the log; by the
    /// server's own names. A table that refers to itself is among them.
    package func ancestors(of table: TableName) -> Set<TableName> {
        var found: Set<TableName> = []
        var waiting = [folding.key(table)]
        while let child = waiting.popLast() {
            for edge in edges where folding.key(edge.child) == child && found.insert(edge.parent).inserted {
                waiting.append(folding.key(edge.parent))
            }
        }
        return found
    }

    /// The tables below these, over any number of levels; by folded names.
    package func descendants(of tables: Set<TableName>) -> Set<TableName> {
        Self.reachable(from: Set(tables.map(folding.key)), in: childrenByParent).subtracting(tables.map(folding.key))
    }

    /// The tables that were read before a parent of theirs was finished, and everything below them; by folded names.
    package func outOfOrder(_ entries: [TableName: TableEntry]) -> Set<TableName> {
        var found: Set<TableName> = []
        for (child, parents) in parentsByChild {
            guard let entry = entries[child], entry.manifest?.complete ?? false else { continue }
            let isLate = parents.contains { parent in
                guard let above = entries[parent], above.manifest != nil else { return false }
                return entry.floor.map { above.high > $0 } ?? true
            }
            if isLate { found.insert(child) }
        }
        return found.union(descendants(of: found).filter { entries[$0]?.manifest != nil })
    }

    private static func reachable(
        from start: Set<TableName>, in graph: [TableName: Set<TableName>]
    ) -> Set<TableName> {
        var found = start
        var waiting = Array(start)
        while let table = waiting.popLast() {
            for next in graph[table] ?? [] where found.insert(next).inserted { waiting.append(next) }
        }
        return found
    }
}
