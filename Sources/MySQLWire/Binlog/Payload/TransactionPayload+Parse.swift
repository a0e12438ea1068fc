extension TransactionPayload {
    /// Fields of a type, a length and a value: 1 payload size, 2 compression, 3 uncompressed size; 0 ends them, and the
    /// payload follows.
    init(_ reader: inout EventReader) throws(BinlogError) {
        var size: UInt64?
        var kind = Compression.none
        var inflated: UInt64?
        fields: while true {
            let field = try reader.packed("field type")
            if field == 0 { break fields }
            let length = try reader.count("field length")
            let next = reader.offset + length
            switch field {
            case 1: size = try reader.packed("payload size")
            case 2:
                let code = try reader.packed("compression")
                guard let known = Compression(rawValue: code) else {
                    throw reader.error(.unsupported, "compression \(code)")
                }
                kind = known
            case 3: inflated = try reader.packed("uncompressed size")
            default: break
            }
            guard reader.offset <= next else { throw reader.error(.malformed, "payload field") }
            reader.offset = next
        }
        guard let size, size <= UInt64(reader.left) else { throw reader.error(.truncated, "payload") }
        compression = kind
        uncompressedSize = inflated
        payload = reader.offset..<(reader.offset + Int(size))
    }
}
