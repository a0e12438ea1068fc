/// A statement's success, or the end of rows where EOF packets are given up.
struct OKPacket: Sendable, Equatable {
    var result: ExecuteResult
    var status: ServerStatus

    init(result: ExecuteResult, status: ServerStatus) {
        self.result = result
        self.status = status
    }

    /// `packet` starts with 0x00 or 0xFE.
    init(parsing packet: UnsafeRawBufferPointer) throws(MySQLError) {
        var cursor = PacketCursor(packet)
        try cursor.skip(1)
        result = ExecuteResult()
        result.affectedRows = try cursor.lengthEncodedInteger()
        result.lastInsertID = try cursor.lengthEncodedInteger()
        status = ServerStatus(rawValue: try cursor.uint16())
        result.warnings = try cursor.uint16()
        if !cursor.isAtEnd { result.message = String(decoding: Self.message(&cursor), as: UTF8.self) }
    }

    /// The remark fills the packet's rest; some servers write it length-encoded all the same.
    private static func message(_ cursor: inout PacketCursor) -> UnsafeRawBufferPointer {
        var probe = cursor
        if let counted = try? probe.lengthEncodedBytes(), probe.isAtEnd { return counted }
        return UnsafeRawBufferPointer(rebasing: cursor.takeRest().prefix(1024))
    }

    /// An EOF packet of old: 0xFE, warnings, status.
    init(parsingEOF packet: UnsafeRawBufferPointer) throws(MySQLError) {
        var cursor = PacketCursor(packet)
        try cursor.skip(1)
        result = ExecuteResult()
        result.warnings = try cursor.uint16()
        status = ServerStatus(rawValue: try cursor.uint16())
    }
}
