extension RotateEvent {
    init(_ reader: inout EventReader, header: BinlogEventHeader) throws(BinlogError) {
        position = try reader.u64("position")
        fileName = reader.restString()
        guard !fileName.isEmpty else { throw reader.error(.malformed, "empty file name") }
        isArtificial = header.flags.contains(.artificial) || header.timestamp == 0
    }
}

extension HeartbeatEvent {
    init(_ reader: inout EventReader, header: BinlogEventHeader) {
        position = UInt64(header.endPosition)
        fileName = reader.restString()
    }

    /// MariaDB puts a position that does not fit into the header in front of the name.
    init(mariadb reader: inout EventReader, header: BinlogEventHeader) throws(BinlogError) {
        position = header.endPosition == 0 ? try reader.u64("position") : UInt64(header.endPosition)
        fileName = reader.restString()
    }

    /// A list of fields, each a type, a length and a value: 0 end, 1 file name, 2 position.
    init(v2 reader: inout EventReader) throws(BinlogError) {
        var name = ""
        var place: UInt64 = 0
        while reader.left > 0 {
            let field = try reader.packed("field type")
            if field == 0 { break }
            let length = try reader.count("field length")
            let next = reader.offset + length
            switch field {
            case 1: name = try reader.string(length, "file name")
            case 2: place = try reader.packed("position")
            default: break
            }
            guard reader.offset <= next else { throw reader.error(.malformed, "heartbeat field") }
            reader.offset = next
        }
        fileName = name
        position = place
    }
}

extension IncidentEvent {
    init(_ reader: inout EventReader) throws(BinlogError) {
        code = try reader.u16("incident")
        let length = reader.left > 0 ? Int(try reader.u8("message length")) : 0
        message = try reader.string(length, "message")
    }
}

extension XAPrepareEvent {
    init(_ reader: inout EventReader) throws(BinlogError) {
        onePhase = try reader.u8("one phase") != 0
        let format = Int32(bitPattern: try reader.u32("format number"))
        let globalLength = Int(try reader.u32("global id length"))
        let branchLength = Int(try reader.u32("branch qualifier length"))
        let global = try reader.array(globalLength, "global id")
        xid = XAIdentifier(
            formatID: format, globalID: global, branchQualifier: try reader.array(branchLength, "branch qualifier"))
    }
}
