extension IntvarEvent {
    init(_ reader: inout EventReader) throws(BinlogError) {
        guard let kind = Kind(rawValue: try reader.u8("kind")) else { throw reader.error(.malformed, "kind") }
        self.kind = kind
        value = try reader.u64("value")
    }
}

extension UserVarEvent {
    init(_ reader: inout EventReader) throws(BinlogError) {
        let length = Int(try reader.u32("name length"))
        name = try reader.array(length, "name")
        let isNull = try reader.u8("null mark") != 0
        if isNull {
            value = nil
            kind = .string
            collation = 63
            isUnsigned = false
            return
        }
        guard let kind = Kind(rawValue: try reader.u8("kind")) else { throw reader.error(.malformed, "kind") }
        self.kind = kind
        collation = try reader.u32("collation")
        let size = Int(try reader.u32("value length"))
        value = try reader.array(size, "value")
        isUnsigned = reader.left > 0 ? try reader.u8("flags") & 1 != 0 : false
    }
}

extension ExecuteLoadQueryEvent {
    init(_ reader: inout EventReader, header: BinlogEventHeader, format: FormatDescription) throws(BinlogError) {
        let head = try QueryEvent.Head(&reader)
        fileID = try reader.u32("file number")
        let start = try reader.u32("file name start")
        let end = try reader.u32("file name end")
        guard start <= end else { throw reader.error(.malformed, "file name place") }
        fileNamePart = start..<end
        duplicateHandling = try reader.u8("duplicate handling")
        query = try QueryEvent(head, &reader, header: header, flavour: format.flavour)
    }
}
