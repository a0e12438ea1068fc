extension TableMap {
    /// The most columns a table can have.
    static let columnLimit = 4096

    convenience init(_ reader: inout EventReader, shortIDs: Bool, flavour: BinlogFlavour) throws(BinlogError) {
        let id = try reader.integer(bytes: shortIDs ? 4 : 6, "table number")
        let flags = try reader.u16("flags")
        let schemaLength = try reader.count("schema length")
        let schema = try reader.string(schemaLength, "schema")
        try reader.skip(1, "schema end")
        let nameLength = try reader.count("table name length")
        let name = try reader.string(nameLength, "table name")
        try reader.skip(1, "table name end")
        let count = try reader.count("column count")
        guard count <= Self.columnLimit else { throw reader.error(.malformed, "\(count) columns") }
        let types = try reader.range(count, "column types")
        let metaLength = try reader.count("column metadata length")
        var meta = EventReader(
            reader.bytes, type: reader.type, from: reader.offset, to: reader.offset + metaLength)
        try reader.skip(metaLength, "column metadata")
        let nullBits = try reader.range((count + 7) / 8, "nullable columns")
        var columns: [Column] = []
        columns.reserveCapacity(count)
        for index in 0..<count {
            let type = ColumnType(rawValue: reader.bytes[types.lowerBound + index])
            let nullable = reader.bytes[nullBits.lowerBound + index / 8] & (1 << UInt8(index & 7)) != 0
            columns.append(try Column(type, meta: &meta, isNullable: nullable))
        }
        guard meta.left == 0 else { throw meta.error(.malformed, "column metadata is too long") }
        let metadata = try TableMapMetadata(&reader, columns: columns, flavour: flavour)
        self.init(tableID: id, flags: flags, schema: schema, name: name, columns: columns, metadata: metadata)
    }
}

extension TableMap.Column {
    init(_ type: ColumnType, meta reader: inout EventReader, isNullable: Bool) throws(BinlogError) {
        var real = type
        var meta: UInt16 = 0
        switch type {
        case .float, .double, .blob, .tinyBlob, .mediumBlob, .longBlob, .geometry, .json, .vector,
            .timestamp2, .datetime2, .time2, .mariaBlobCompressed:
            meta = UInt16(try reader.u8("type metadata"))
        case .varchar, .bit, .mariaVarcharCompressed:
            meta = try reader.u16("type metadata")
        case .newDecimal, .set, .enumeration:
            meta = try Self.bigEndian(&reader)
        case .string, .varString:
            meta = try Self.bigEndian(&reader)
            let first = UInt8(meta >> 8)
            // A CHAR of more than 255 bytes hides two bits of its length in the type byte.
            let hidden = ColumnType(rawValue: first)
            if hidden == .enumeration || hidden == .set { real = hidden }
        case .typedArray:
            // The element's type and its own metadata: the value is stored as JSON all the same.
            var element = ColumnType(rawValue: try reader.u8("element type"))
            if element == .typedArray { throw reader.error(.malformed, "array of arrays") }
            // VARCHAR elements carry three bytes of length.
            if element == .varchar {
                try reader.skip(3, "element metadata")
                element = .null
            }
            _ = try Self(element, meta: &reader, isNullable: true)
            meta = 4
        default:
            break
        }
        self.init(type: type, realType: real, meta: meta, isNullable: isNullable)
    }

    private static func bigEndian(_ reader: inout EventReader) throws(BinlogError) -> UInt16 {
        try reader.u16("type metadata").byteSwapped
    }

    /// The largest length in bytes of a STRING or VARSTRING column.
    var stringLength: Int {
        let first = Int(meta >> 8)
        let second = Int(meta & 0xFF)
        guard first & 0x30 != 0x30 else { return second }
        return second | ((first & 0x30) ^ 0x30) << 4
    }
}
