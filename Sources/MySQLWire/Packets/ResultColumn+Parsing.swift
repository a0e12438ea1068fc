extension ResultColumn {
    /// Reads a column definition (protocol 4.1).
    init(parsing packet: UnsafeRawBufferPointer) throws(MySQLError) {
        var cursor = PacketCursor(packet)
        _ = try cursor.lengthEncodedBytes()  // catalog, always "def"
        let schema = try cursor.lengthEncodedString()
        let table = try cursor.lengthEncodedString()
        _ = try cursor.lengthEncodedBytes()  // the table's own name
        let name = try cursor.lengthEncodedString()
        let originalName = try cursor.lengthEncodedString()
        let fixed = try cursor.lengthEncodedInteger()
        guard fixed >= 0x0C else { throw cursor.violation("a column definition's fixed part has \(fixed) bytes") }
        let collation = try cursor.uint16()
        let length = try cursor.uint32()
        let type = try cursor.uint8()
        let flags = try cursor.uint16()
        let decimals = try cursor.uint8()
        self.init(
            schema: schema, table: table, name: name, originalName: originalName, type: type, collation: collation,
            length: length, flags: flags, decimals: decimals)
    }
}
