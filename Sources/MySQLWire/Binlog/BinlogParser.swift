/// Reads raw events one after the other. Keeps what later events need: the format description and the table maps.
package struct BinlogParser: Sendable {
    /// The format description in force; nil before the first one.
    package private(set) var format: FormatDescription?

    /// - Parameter format: a format description that was read before, for reading from the middle of a file.
    package init(format: FormatDescription? = nil) {
        self.format = format
    }

    /// Reads one whole event of a file or a stream, its checksum included; checks the CRC32.
    package mutating func parse(_ event: UnsafeRawBufferPointer) throws(BinlogError) -> BinlogEvent {
        throw BinlogError(.unsupported, "event")
    }

    /// Reads an event out of a TRANSACTION_PAYLOAD, which has no checksum.
    package mutating func parseNested(_ event: UnsafeRawBufferPointer) throws(BinlogError) -> BinlogEvent {
        throw BinlogError(.unsupported, "event")
    }
}
