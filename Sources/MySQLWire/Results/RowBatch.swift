/// Whole rows in the canonical form, framed: `[u32 LE length][row]` repeated.
package struct RowBatch: Sendable, Equatable {
    package var framedRows: [UInt8]
    package var rowCount: Int

    package init(framedRows: [UInt8] = [], rowCount: Int = 0) {
        self.framedRows = framedRows
        self.rowCount = rowCount
    }
}
