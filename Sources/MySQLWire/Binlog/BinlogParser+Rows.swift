extension BinlogParser {
    mutating func rows(_ reader: inout EventReader, format: FormatDescription) throws(BinlogError) -> BinlogEvent {
        let type = reader.type
        let (kind, version, compressed) = Self.form(of: type)
        let shortIDs = format.postHeaderLength(of: type) == 6
        let id = try reader.integer(bytes: shortIDs ? 4 : 6, "table number")
        let flags = RowsEvent.Flags(rawValue: try reader.u16("flags"))
        var partition: UInt16?
        var sourcePartition: UInt16?
        if version == 2 {
            let length = Int(try reader.u16("extra data length"))
            guard length >= 2 else { throw reader.error(.malformed, "extra data length") }
            var extra = EventReader(reader.bytes, type: type, from: reader.offset, to: reader.offset + length - 2)
            try reader.skip(length - 2, "extra data")
            (partition, sourcePartition) = try Self.partitions(&extra, kind)
        }
        let count = try reader.count32("column count")
        guard count <= TableMap.columnLimit else { throw reader.error(.malformed, "\(count) columns") }
        let before = try reader.range((count + 7) / 8, "columns of the image")
        let after = kind == .update ? try reader.range((count + 7) / 8, "columns of the after image") : before
        defer { if flags.contains(.statementEnd) { tables.statementEnded() } }
        guard let table = tables[id] else {
            // A made-up event without rows that only ends the statement.
            if id == 0xFF_FFFF, reader.left == 0 { return .ignorable(type) }
            throw reader.error(.missingTableMap, "table number \(id)")
        }
        guard count == table.columns.count else {
            throw reader.error(.malformed, "\(count) columns, the table has \(table.columns.count)")
        }
        let event = RowsEvent(
            kind: kind, type: type, tableID: id, flags: flags, table: table, columnCount: count, beforeBitmap: before,
            afterBitmap: after, images: reader.offset..<reader.end, isCompressed: compressed, partitionID: partition,
            sourcePartitionID: sourcePartition)
        return type == .partialUpdateRows ? .partialUpdateRows(event) : .rows(event)
    }

    private static func form(
        of type: BinlogEventType
    ) -> (kind: RowsEvent.Kind, version: Int, compressed: Bool) {
        switch type {
        case .writeRowsV1: (.insert, 1, false)
        case .updateRowsV1: (.update, 1, false)
        case .deleteRowsV1: (.delete, 1, false)
        case .writeRows: (.insert, 2, false)
        case .updateRows, .partialUpdateRows: (.update, 2, false)
        case .deleteRows: (.delete, 2, false)
        case .writeRowsCompressedV1: (.insert, 1, true)
        case .updateRowsCompressedV1: (.update, 1, true)
        case .deleteRowsCompressedV1: (.delete, 1, true)
        case .writeRowsCompressed: (.insert, 2, true)
        case .updateRowsCompressed: (.update, 2, true)
        default: (.delete, 2, true)
        }
    }

    /// Extra data: 0 is NDB's, a length and bytes; 1 is the partition, twice for an update.
    private static func partitions(
        _ reader: inout EventReader, _ kind: RowsEvent.Kind
    ) throws(BinlogError) -> (UInt16?, UInt16?) {
        var partition: UInt16?
        var source: UInt16?
        while reader.left > 0 {
            switch try reader.u8("extra data type") {
            case 0:
                let length = Int(try reader.u8("extra data length"))
                guard length >= 1 else { throw reader.error(.malformed, "extra data length") }
                // The length counts itself and a format byte.
                try reader.skip(min(max(length - 1, 1), reader.left), "extra data")
            case 1:
                partition = try reader.u16("partition")
                if kind == .update { source = try reader.u16("source partition") }
            default:
                reader.offset = reader.end
            }
        }
        return (partition, source)
    }
}
