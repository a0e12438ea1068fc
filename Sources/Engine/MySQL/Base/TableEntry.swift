internal import Core
internal import Repository

/// What the base knows of one name: a table that was read, or that there was none, and between which positions.
struct TableEntry: Sendable {
    /// nil where there was no such table.
    var manifest: TableManifest?
    /// Every DDL up to here is in the shape that was read.
    var low: LogPosition
    /// No DDL after this is.
    var high: BinlogPosition
}
