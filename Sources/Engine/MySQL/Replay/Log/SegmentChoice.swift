internal import Core
internal import Repository

/// Which segments of the log a restore has to read, decided by their indexes alone.
struct SegmentChoice: Sendable {
    let selection: RestoreSelection
    /// Where the log was folded: the segments with anything that is left.
    let left: Set<UInt64>?

    /// Whether the segment may hold anything that concerns the restore. A transaction that goes on behind it is looked at as
    /// a whole.
    func reads(_ index: SegmentIndex) -> Bool {
        if index.endsInsideTransaction || index.discardsOpenTransaction || !index.incidents.isEmpty { return true }
        if let left { return left.contains(index.sequence) }
        // Distributed transactions end without naming a table.
        if index.tables.isEmpty || !index.ddl.isEmpty { return true }
        return selection.isWhole || index.tables.contains { selection.contains($0.table) }
    }
}
