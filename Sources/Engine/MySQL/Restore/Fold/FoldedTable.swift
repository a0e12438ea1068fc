internal import Repository

/// One table's changes, folded: what its base's chunks are merged with.
struct FoldedTable: Sendable {
    let keys: FoldKeyReader
    let fold: TableFold
    /// Of the fold's keys; nil where the fold itself tells, because all of it is in memory.
    let filter: FoldFilter?
    /// What the table's digest must be, where that is known from the base's digest and the log.
    let digest: TableDigest?
    /// Nothing of the base is left.
    let isEmptied: Bool
    /// The next AUTO_INCREMENT, where the log gave numbers beyond the base's.
    let nextNumber: UInt64?
}
