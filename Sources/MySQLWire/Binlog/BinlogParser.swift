/// Reads raw events one after the other. Keeps what later events need: the format description and the table maps.
package struct BinlogParser: Sendable {
    /// The format description in force; nil before the first one.
    package private(set) var format: FormatDescription?
    /// The header of the event that was read last.
    package internal(set) var header: BinlogEventHeader?
    var tables = TableMapCache()
    /// Of an event that comes in parts.
    var running: RunningChecksum?

    /// - Parameter format: a format description that was read before, for reading from the middle of a file.
    package init(format: FormatDescription? = nil) {
        self.format = format
    }

    /// Reads one whole event of a file or a stream, its checksum included; checks the CRC32.
    ///
    /// Before the first FORMAT_DESCRIPTION only a ROTATE (which a stream starts with) and a heartbeat are accepted.
    package mutating func parse(_ event: UnsafeRawBufferPointer) throws(BinlogError) -> BinlogEvent {
        let header = try readHeader(event)
        if header.type == .formatDescription {
            let description = try FormatDescription(event, header: header)
            format = description
            tables.removeAll()
            return .formatDescription(description)
        }
        guard let format else { return try parseWithoutFormat(event, header) }
        if format.checksum == .crc32 {
            guard EventChecksum.matches(event) else {
                throw BinlogError(
                    .checksumMismatch, "CRC32", type: header.type, offset: max(0, event.count - 4), in: event)
            }
        }
        return try decode(event, header, format, checksumSize: format.checksum.size)
    }

    /// Reads an event out of a TRANSACTION_PAYLOAD, which has no checksum.
    package mutating func parseNested(_ event: UnsafeRawBufferPointer) throws(BinlogError) -> BinlogEvent {
        let header = try readHeader(event)
        guard let format else {
            throw BinlogError(.malformed, "event before the format description", type: header.type)
        }
        guard header.type != .formatDescription, header.type != .transactionPayload else {
            throw BinlogError(.malformed, "event inside a payload", type: header.type)
        }
        return try decode(event, header, format, checksumSize: 0)
    }

    private mutating func readHeader(_ event: UnsafeRawBufferPointer) throws(BinlogError) -> BinlogEventHeader {
        let header = try BinlogEventHeader(event)
        guard Int(header.eventSize) == event.count else {
            throw BinlogError(
                .malformed, "event size \(header.eventSize), got \(event.count)", type: header.type, offset: 9,
                in: event)
        }
        self.header = header
        return header
    }

    /// A stream's first event names the file; whether it has a checksum shows only in whether one fits.
    private func parseWithoutFormat(
        _ event: UnsafeRawBufferPointer, _ header: BinlogEventHeader
    ) throws(BinlogError) -> BinlogEvent {
        let size = EventChecksum.matches(event) ? 4 : 0
        var reader = EventReader(event, type: header.type, from: BinlogEventHeader.size, to: event.count - size)
        switch header.type {
        case .rotate: return .rotate(try RotateEvent(&reader, header: header))
        case .heartbeat: return .heartbeat(HeartbeatEvent(&reader, header: header))
        case .heartbeatV2: return .heartbeat(try HeartbeatEvent(v2: &reader))
        default:
            throw BinlogError(.malformed, "event before the format description", type: header.type, in: event)
        }
    }
}
