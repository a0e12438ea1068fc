/// Turns the row images of one table's events into canonical rows.
///
/// Make one for a `TableMap` (it keeps scratch memory) and use it as long as the parser gives the same map.
package struct RowsDecoder: Sendable {
    package let table: TableMap
    /// The kinds of the included columns, in order: what the rows this decoder makes are made of.
    package let kinds: [CanonicalKind]

    /// - Parameters:
    ///   - hints: one a column of the table, or empty.
    ///   - include: one a column: whether it is in the canonical row (generated columns are not); empty for all.
    package init(table: TableMap, hints: [ColumnHint] = [], include: [Bool] = []) throws(BinlogError) {
        self.table = table
        kinds = []
    }

    /// Decodes all rows of `rows`, an event that `event` holds the bytes of, replacing what `output` holds.
    package mutating func decode(
        _ rows: RowsEvent, in event: UnsafeRawBufferPointer, into output: inout DecodedRows
    ) throws(BinlogError) {
        throw BinlogError(.unsupported, "rows", type: rows.type)
    }
}
