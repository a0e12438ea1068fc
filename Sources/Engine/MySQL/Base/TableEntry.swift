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
    /// What the table's low was made to wait for; nil where nothing asked for it.
    package var after: BinlogPosition?

    package init(manifest: TableManifest?, low: LogPosition, high: BinlogPosition, after: BinlogPosition? = nil) {
        self.manifest = manifest
        self.low = low
        self.high = high
        self.after = after
    }

    /// A place in the source's log up to which everything is in the table's rows.
    package var floor: BinlogPosition? { [manifest?.low.file, after].compactMap(\.self).max() }
}
