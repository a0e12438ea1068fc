internal import Core

/// What is left of the log for the replay when tables are folded.
struct FoldScope: Sendable {
    /// The folded ones, by their names on the source.
    let tables: Set<TableName>
    /// Where the folding of some of them into the base ends: at the first statement that changes the table.
    private let cuts: [TableName: LogLocation]
    /// Tables whose changes are never folded, by their names on the source.
    let replayed: Set<TableName>
    /// Segments with anything that is left to be replayed; nil where that is not known.
    let segments: Set<UInt64>?
    /// Bytes of memory the folds of the replay may take.
    let memory: Int
    /// Where they put what does not fit.
    let folder: String
    /// Folded tables without a cut, by their names on the target.
    private let untouched: Set<TableName>

    init(_ plan: FoldPlan, segments: Set<UInt64>?, _ mapping: NameMapping, _ options: RestoreOptions) {
        tables = Set(plan.tables)
        cuts = plan.cuts
        replayed = Set(plan.replayed)
        self.segments = segments
        memory = options.foldMemory
        folder = options.foldFolder
        untouched = Set(plan.tables.filter { plan.cuts[$0] == nil }.map(mapping.target))
    }

    /// Whether the table's rows were loaded as they became by this transaction, or a later one.
    func isFolded(_ table: TableName, _ group: LogGroup) -> Bool {
        guard tables.contains(table) else { return false }
        guard let cut = cuts[table] else { return true }
        return group.start < cut
    }

    /// Whether nothing of the log is applied to the table, by its name on the target.
    func isUntouched(target table: TableName) -> Bool { untouched.contains(table) }

    /// Whether the transaction touches nothing but folded tables.
    func passesOver(_ group: LogGroup) -> Bool {
        guard let segments else { return false }
        return !(group.start.segment...group.end.segment).contains(where: segments.contains)
    }
}
