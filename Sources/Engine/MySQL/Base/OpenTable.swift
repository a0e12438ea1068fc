internal import Core
internal import Repository

/// A table whose shape is known and whose rows are being read.
struct OpenTable: Sendable {
    /// Different for every opening, so that late results of an abandoned one are recognised.
    let id: Int
    let task: TableTask
    let definition: TableDefinition
    let select: SelectList
    let walk: KeyWalk?
    let low: LogPosition
    /// The low watermark from before the shape was read: DDL after it makes the shape doubtful.
    let shapeLow: LogPosition
    /// What `low` is behind of: the high watermark of the tables whose cascades reach this one.
    let after: BinlogPosition?
    /// The tables whose cascades change the rows without a word in the log.
    let above: Set<TableName>

    /// The same table in an earlier base, where it was cut by the same key.
    var earlier: TableManifest? { task.earlier.flatMap { $0.isCut(like: definition) ? $0 : nil } }

    var name: TableName { definition.name }

    func manifest(_ rows: RangeResult, high: BinlogPosition, low: LogPosition? = nil, exact: Bool = false)
        -> TableManifest
    {
        TableManifest(
            name: name, createStatement: definition.createStatement, engine: definition.engine,
            columns: definition.columns, key: definition.key?.columns, exact: exact, low: low ?? self.low,
            high: LogPosition(file: high), rows: rows.digest.rows, rawBytes: rows.bytes, digest: rows.digest,
            chunks: rows.chunks)
    }
}
