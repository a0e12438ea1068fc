extension MySQLGTIDSet {
    /// The data of COM_BINLOG_DUMP_GTID and of PREVIOUS_GTIDS events.
    ///
    /// The classic form where no tag is present, so that servers before 8.3 understand it; otherwise the tagged form,
    /// marked by a 1 in the first and the last byte of its header with the number of groups in between.
    package var protocolEncoding: [UInt8] {
        let groups = intervals.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        let isTagged = groups.contains { !$0.key.tag.isEmpty }
        var bytes: [UInt8] = []
        let count = UInt64(groups.count)
        bytes.appendLittleEndian(isTagged ? 1 | count << 8 | 1 << 56 : count)
        for (source, own) in groups {
            bytes += source.uuid.bytes
            if isTagged {
                bytes.append(UInt8(source.tag.utf8.count) << 1)
                bytes += Array(source.tag.utf8)
            }
            bytes.appendLittleEndian(UInt64(own.ranges.count))
            for range in own.ranges {
                bytes.appendLittleEndian(range.lowerBound)
                bytes.appendLittleEndian(range.upperBound + 1)
            }
        }
        return bytes
    }
}

extension [UInt8] {
    /// Appends the eight bytes of `value`, least significant first.
    package mutating func appendLittleEndian(_ value: UInt64) {
        for shift in [0, 8, 16, 24, 32, 40, 48, 56] as [UInt64] { append(UInt8(value >> shift & 0xFF)) }
    }
}
