internal import Core

/// What a log was folded to.
struct FoldOutcome: Sendable {
    /// Tables that are folded, changed by the log or not, by their names on the source.
    let tables: Set<TableName>
    /// Those of them that the log changes before their cut.
    let changed: [TableName: FoldedTable]
    /// Where the folding of some ends.
    let cuts: FoldCuts
    /// Why others are not.
    let reasons: [TableName: String]
    /// Segments with anything that is left to be replayed.
    let segments: Set<UInt64>
    let changes: UInt64
    /// Bytes that did not fit into memory.
    let spilled: UInt64

    var plan: FoldPlan {
        FoldPlan(
            tables: tables.sorted(), cuts: cuts.places.filter { tables.contains($0.key) },
            replayed: cuts.replayed.union(reasons.keys).sorted(), changes: changes,
            notes: reasons.sorted { $0.key < $1.key }
                .map { "\($0.key) was replayed one change after another: \($0.value)." })
    }
}
