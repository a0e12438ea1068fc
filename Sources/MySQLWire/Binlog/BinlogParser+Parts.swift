/// Large events of rows that come in parts: the first is read, of the others only the checksum is computed.
extension BinlogParser {
    /// Reads the beginning of an event: its images are as far as they have come.
    package mutating func parse(beginning: UnsafeRawBufferPointer) throws(BinlogError) -> BinlogEvent {
        let header = try BinlogEventHeader(beginning)
        self.header = header
        guard let format else {
            throw BinlogError(.malformed, "event before the format description", type: header.type, in: beginning)
        }
        guard Int(header.eventSize) > beginning.count else {
            throw BinlogError(.malformed, "beginning of an event that is whole", type: header.type, in: beginning)
        }
        running = RunningChecksum(size: Int(header.eventSize), isChecked: format.checksum == .crc32)
        running?.add(beginning)
        return try decode(beginning, header, format, checksumSize: 0)
    }

    /// Takes what follows. With the last part the checksum must fit.
    package mutating func parse(part: UnsafeRawBufferPointer, isLast: Bool) throws(BinlogError) {
        running?.add(part)
        guard isLast else { return }
        guard let running, running.isComplete else {
            throw BinlogError(.truncated, "event in parts", type: header?.type)
        }
        self.running = nil
        guard running.matches else {
            throw BinlogError(.checksumMismatch, "CRC32 of an event in parts", type: header?.type)
        }
    }
}
