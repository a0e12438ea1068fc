internal import Core

/// What is left of the log for the replay when tables are folded.
struct FoldScope: Sendable {
    /// The folded ones, by their names on the source.
    let tables: Set<TableName>
    /// Segments with anything that is left to be replayed; nil where that is not known.
    let segments: Set<UInt64>?

    /// Whether the transaction touches nothing but folded tables.
    func passesOver(_ group: LogGroup) -> Bool {
        guard let segments else { return false }
        return !(group.start.segment...group.end.segment).contains(where: segments.contains)
    }
}
