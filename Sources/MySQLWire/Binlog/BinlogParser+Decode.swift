extension BinlogParser {
    /// Decodes the body of `event` by its type.
    mutating func decode(
        _ event: UnsafeRawBufferPointer, _ header: BinlogEventHeader, _ format: FormatDescription, checksumSize: Int
    ) throws(BinlogError) -> BinlogEvent {
        let start = Int(format.headerLength)
        let end = event.count - checksumSize
        guard end >= start else { throw BinlogError(.truncated, "event", type: header.type, in: event) }
        var reader = EventReader(event, type: header.type, from: start, to: end)
        let type = header.type
        switch type {
        case .query, .queryCompressed: return .query(try QueryEvent(&reader, header: header, format: format))
        case .xid: return .xid(try reader.u64("transaction number"))
        case .tableMap: return .tableMap(try tables.read(&reader, format: format))
        case .writeRowsV1, .updateRowsV1, .deleteRowsV1, .writeRows, .updateRows, .deleteRows,
            .writeRowsCompressedV1, .updateRowsCompressedV1, .deleteRowsCompressedV1,
            .writeRowsCompressed, .updateRowsCompressed, .deleteRowsCompressed, .partialUpdateRows:
            return try rows(&reader, format: format)
        case .rotate: return .rotate(try RotateEvent(&reader, header: header))
        case .stop: return .stop
        case .incident: return .incident(try IncidentEvent(&reader))
        case .intvar: return .intvar(try IntvarEvent(&reader))
        case .rand:
            let seed1 = try reader.u64("seed 1")
            return .rand(seed1: seed1, seed2: try reader.u64("seed 2"))
        case .userVar: return .userVar(try UserVarEvent(&reader))
        case .beginLoadQuery, .appendBlock:
            let fileID = try reader.u32("file number")
            return .beginLoadQuery(
                LoadBlockEvent(fileID: fileID, block: reader.offset..<reader.end, isFirst: type == .beginLoadQuery))
        case .executeLoadQuery:
            return .executeLoadQuery(try ExecuteLoadQueryEvent(&reader, header: header, format: format))
        case .rowsQuery:
            try reader.skip(1, "length")
            return .rowsQuery(reader.rest())
        case .heartbeat where format.flavour == .mariadb:
            return .heartbeat(try HeartbeatEvent(mariadb: &reader, header: header))
        case .heartbeat: return .heartbeat(HeartbeatEvent(&reader, header: header))
        case .ignorable: return .ignorable(type)
        default:
            return try format.flavour == .mariadb ? decodeMariaDB(&reader, header) : decodeMySQL(&reader, header)
        }
    }

    private func decodeMySQL(
        _ reader: inout EventReader, _ header: BinlogEventHeader
    ) throws(BinlogError) -> BinlogEvent {
        switch header.type {
        case .gtid: return .gtid(try GTIDEvent(mysql: &reader))
        case .anonymousGTID: return .anonymousGTID(try GTIDEvent(mysql: &reader))
        case .gtidTagged: return .gtid(try GTIDEvent(tagged: &reader))
        case .previousGTIDs: return .previousGTIDs(try PreviousGTIDsEvent(&reader))
        case .xaPrepare: return .xaPrepare(try XAPrepareEvent(&reader))
        case .transactionPayload: return .transactionPayload(try TransactionPayload(&reader))
        case .heartbeatV2: return .heartbeat(try HeartbeatEvent(v2: &reader))
        case .transactionContext, .viewChange: return .groupReplication(header.type)
        default: return try unknown(reader, header)
        }
    }

    private func decodeMariaDB(
        _ reader: inout EventReader, _ header: BinlogEventHeader
    ) throws(BinlogError) -> BinlogEvent {
        switch header.type {
        case .mariaGTID: return .gtid(try GTIDEvent(mariadb: &reader, server: header.serverID))
        case .gtidList: return .gtidList(try GTIDListEvent(&reader))
        case .annotateRows: return .rowsQuery(reader.rest())
        case .binlogCheckpoint:
            let length = Int(try reader.u32("file name length"))
            return .binlogCheckpoint(fileName: try reader.string(length, "file name"))
        case .startEncryption: return .startEncryption
        case .xaPrepare: return .xaPrepare(try XAPrepareEvent(&reader))
        case .partialRowData:
            throw reader.error(.unsupported, "a row split over several events")
        // MySQL's events in a MariaDB relay chain: its replicas pass over them.
        case .gtid, .anonymousGTID, .previousGTIDs, .transactionContext, .viewChange: return .ignorable(header.type)
        default: return try unknown(reader, header)
        }
    }

    private func unknown(
        _ reader: EventReader, _ header: BinlogEventHeader
    ) throws(BinlogError) -> BinlogEvent {
        if header.flags.contains(.ignorable) { return .ignorable(header.type) }
        throw reader.error(.unknownEvent, "\(header.type)")
    }
}
