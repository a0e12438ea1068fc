package import Core
package import Repository

/// What the base knows of one name: a table that was read, or that there was none, and between which positions.
package struct TableEntry: Sendable {
    /// nil where there was no such table.
    package var manifest: TableManifest?
    /// Every DDL up to here is in the shape that was read.
    package var low: LogPosition
    /// No DDL after this is.
    package var high: BinlogPosition

    package init(manifest: TableManifest?, low: LogPosition, high: BinlogPosition) {
        self.manifest = manifest
        self.low = low
        self.high = high
    }
}
