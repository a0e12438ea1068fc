/// MySQL's TRANSACTION_PAYLOAD: a transaction's events, compressed as one. Read them with `TransactionPayloadReader`.
package struct TransactionPayload: Equatable, Sendable {
    package enum Compression: UInt64, Equatable, Sendable {
        case zstd = 0
        case none = 255
    }

    package let compression: Compression
    /// Size of the events when inflated, in bytes, as the event says.
    package let uncompressedSize: UInt64?
    /// Where the compressed bytes are in the event.
    package let payload: Range<Int>
}
