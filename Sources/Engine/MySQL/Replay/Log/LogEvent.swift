package import MySQLWire

/// One event of a transaction with the bytes it was read from; events inside a compressed payload come one by one.
package struct LogEvent: Sendable {
    package let event: BinlogEvent
    /// Holds the event's bytes at `range`; shared, not copied.
    package let buffer: [UInt8]
    package let range: Range<Int>

    /// Lends the event's bytes, which ranges inside `event` refer to.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
