internal import Core
internal import MySQLWire

/// Counts the rows of events without knowing their columns' names.
struct EventCounter {
    private var decoders: [ObjectIdentifier: RowsDecoder] = [:]
    private var decoded = DecodedRows()

    /// Rows of larger events are not counted one by one: such an event holds one row or two.
    private static let maxCountedBytes = 1 << 20
    private static let maxDecoders = 512

    mutating func count(_ rows: RowsEvent, in bytes: UnsafeRawBufferPointer) throws(BinlogError) -> Int {
        guard rows.images.count <= Self.maxCountedBytes else { return 1 }
        let key = ObjectIdentifier(rows.table)
        var decoder: RowsDecoder
        if let known = decoders.removeValue(forKey: key) {
            decoder = known
        } else {
            if decoders.count >= Self.maxDecoders { decoders.removeAll() }
            decoder = try RowsDecoder(table: rows.table)
        }
        try decoder.decode(rows, in: bytes, into: &decoded)
        decoders[key] = decoder
        return decoded.count
    }
}
