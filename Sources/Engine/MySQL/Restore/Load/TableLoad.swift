internal import Core

/// Everything one table needs until its rows and indexes are there.
struct TableLoad: Sendable {
    let name: TableName
    /// Of the base's rows.
    let bytes: UInt64
    var chunks: [ChunkLoader.Work] = []
    /// The rows that the log has changed.
    var changed: FoldRows?
    /// How many connections write them.
    var changedStreams = 0
    var indexes: IndexBuilder.Work?

    var scheduled: LoadSchedule.Table {
        LoadSchedule.Table(
            name: name, bytes: bytes, chunks: chunks.count, changedStreams: changedStreams, hasIndexes: indexes != nil)
    }
}
