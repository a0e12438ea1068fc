extension FormatDescription {
    init(_ event: UnsafeRawBufferPointer, header: BinlogEventHeader) throws(BinlogError) {
        var reader = EventReader(event, type: header.type, from: BinlogEventHeader.size, to: event.count)
        binlogVersion = try reader.u16("binlog version")
        guard binlogVersion == 4 else { throw reader.error(.unsupported, "binlog version \(binlogVersion)") }
        let name = try reader.array(50, "server version")
        let version = String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
        serverVersion = version
        created = try reader.u32("creation time")
        headerLength = try reader.u8("header length")
        guard headerLength >= BinlogEventHeader.size else { throw reader.error(.malformed, "header length") }
        // Every server that is read here ends this event with an algorithm byte and a CRC32.
        guard reader.left >= 5 else { throw reader.error(.unsupported, "a server without checksum support") }
        postHeaderLengths = try reader.array(reader.left - 5, "post-header lengths")
        let algorithm = try reader.u8("checksum algorithm")
        // 255 (undefined) is what a server writes for itself when it does not know: no checksums follow.
        switch algorithm {
        case 0, 255: checksum = .none
        case 1: checksum = .crc32
        default: throw reader.error(.unsupported, "checksum algorithm \(algorithm)")
        }
        // MariaDB numbers its own events from 160, so its table is longer.
        flavour = postHeaderLengths.count >= 160 || version.contains("MariaDB") ? .mariadb : .mysql
        inUse = header.flags.contains(.inUse)
        if checksum == .crc32, !EventChecksum.matches(event, clearingInUse: true) {
            throw BinlogError(.checksumMismatch, "CRC32", type: header.type, offset: event.count - 4, in: event)
        }
    }
}
