internal import Core
internal import MySQLWire
internal import Repository

/// Decodes the rows of the tables that may be folded.
struct FoldDecoder {
    /// Those of the event decoded last.
    private(set) var rows = DecodedRows()
    /// By number of the table.
    private var maps: [TableMap?]
    private var decoders: [RowsDecoder?]

    init(count: Int) {
        maps = Array(repeating: nil, count: count)
        decoders = Array(repeating: nil, count: count)
    }

    /// Whether there is a decoder for rows laid out so.
    func isReady(_ map: TableMap, _ number: Int) -> Bool {
        guard let known = maps[number] else { return false }
        return known === map || Self.sameLayout(known, map)
    }

    /// Makes a decoder, or gives the reason why the table cannot be folded.
    mutating func prepare(_ map: TableMap, _ table: TargetTable, _ number: Int) -> String? {
        guard table.hiddenColumns(in: map) != nil, table.rowEnd(in: map) == nil, let decoder = try? table.decoder(map),
            decoder.kinds == table.kinds
        else { return FoldCandidates.shapeReason }
        maps[number] = map
        decoders[number] = decoder
        return nil
    }

    /// Fills `rows`, or gives the reason why the table cannot be folded.
    mutating func decode(_ event: RowsEvent, _ item: LogEvent, _ number: Int) throws -> String? {
        guard event.type != .partialUpdateRows else { return FoldCandidates.partialReason }
        guard var decoder = decoders[number] else { return FoldCandidates.shapeReason }
        decoders[number] = nil
        defer { decoders[number] = decoder }
        do {
            try item.withBytes { try decoder.decode(event, in: $0, into: &rows) }
        } catch is BinlogError {
            return FoldCandidates.shapeReason
        }
        return rows.beforeIsPartial || rows.afterIsPartial ? FoldCandidates.partialReason : nil
    }

    /// Whether rows of one are decoded as rows of the other. Every transaction brings a map of its own.
    private static func sameLayout(_ known: TableMap, _ map: TableMap) -> Bool {
        known.columns == map.columns && known.metadata.unsigned == map.metadata.unsigned
            && known.metadata.collations == map.metadata.collations
    }
}
