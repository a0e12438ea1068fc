internal import Core
internal import MySQLWire
internal import Repository

/// Decodes the rows of one table map by the definition the table had; of system-versioned tables the current rows alone.
struct RowReader {
    private var decoder: RowsDecoder
    private var endDecoder: RowsDecoder?
    private var ends = DecodedRows()

    /// Throws `find.definition` where the rows are of another shape than the definition.
    init(_ history: DefinitionHistory, _ table: TargetTable, _ map: TableMap) throws {
        decoder = try history.decoder(of: table, map)
        endDecoder = try table.rowEndDecoder(map)
    }

    mutating func decode(
        _ event: RowsEvent, _ bytes: UnsafeRawBufferPointer, into rows: inout DecodedRows
    ) throws {
        try decoder.decode(event, in: bytes, into: &rows)
        guard endDecoder != nil else { return }
        try endDecoder?.decode(event, in: bytes, into: &ends)
        rows.keepCurrent { !RowEnd.isOpen(ends.bytes[ends.rows[$0]]) }
    }
}
