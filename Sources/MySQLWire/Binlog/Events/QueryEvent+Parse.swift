extension QueryEvent {
    /// The fixed part.
    struct Head {
        let threadID: UInt32
        let executionTime: UInt32
        let schemaLength: Int
        let errorCode: UInt16
        let statusLength: Int

        init(_ reader: inout EventReader) throws(BinlogError) {
            threadID = try reader.u32("thread number")
            executionTime = try reader.u32("execution time")
            schemaLength = Int(try reader.u8("schema length"))
            errorCode = try reader.u16("error code")
            statusLength = Int(try reader.u16("status length"))
        }
    }

    init(_ reader: inout EventReader, header: BinlogEventHeader, format: FormatDescription) throws(BinlogError) {
        let head = try Head(&reader)
        try self.init(head, &reader, header: header, flavour: format.flavour)
    }

    init(
        _ head: Head, _ reader: inout EventReader, header: BinlogEventHeader, flavour: BinlogFlavour
    ) throws(BinlogError) {
        threadID = head.threadID
        executionTime = head.executionTime
        errorCode = head.errorCode
        timestamp = header.timestamp
        flags = header.flags
        let status = try reader.range(head.statusLength, "status variables")
        var variables = EventReader(reader.bytes, type: reader.type, from: status.lowerBound, to: status.upperBound)
        session = try QuerySession(&variables, flavour: flavour)
        schema = try reader.string(head.schemaLength, "schema")
        try reader.skip(1, "schema end")
        if header.type == .queryCompressed {
            sql = try QueryEvent.inflate(&reader)
        } else {
            sql = reader.rest()
        }
    }

    private static func inflate(_ reader: inout EventReader) throws(BinlogError) -> [UInt8] {
        let packed = UnsafeRawBufferPointer(rebasing: reader.bytes[reader.offset..<reader.end])
        guard let (size, start) = Inflate.eventHeader(packed) else {
            throw reader.error(.decompression, "compressed statement's header")
        }
        var ok = false
        let text = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let target = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: size)
            ok = Inflate.inflate(UnsafeRawBufferPointer(rebasing: packed[start...]), into: target, raw: false)
            count = ok ? size : 0
        }
        guard ok else { throw reader.error(.decompression, "compressed statement") }
        reader.offset = reader.end
        return text
    }
}
