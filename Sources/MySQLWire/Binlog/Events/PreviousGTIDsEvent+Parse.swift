extension PreviousGTIDsEvent {
    init(_ reader: inout EventReader) throws(BinlogError) {
        encoded = [UInt8](reader.bytes[reader.offset..<max(reader.offset, reader.end)])
        let head = try reader.u64("entry count")
        // With tags (8.3 and later) the first and the last byte are 1 and the count is between them.
        let tagged = head >> 56 == 1
        let count = tagged ? (head << 8) >> 16 : head
        guard count <= UInt64(reader.left / 24) else { throw reader.error(.truncated, "GTID set") }
        var list: [Entry] = []
        list.reserveCapacity(Int(count))
        for _ in 0..<count {
            let uuid = try reader.array(16, "uuid")
            var tag = ""
            if tagged {
                var message = SerializedMessage(reader)
                let length = try message.unsigned("tag length")
                reader.offset = message.reader.offset
                guard length <= 32 else { throw reader.error(.malformed, "tag length") }
                tag = try reader.string(Int(length), "tag")
            }
            let number = try reader.u64("interval count")
            guard number <= UInt64(reader.left / 16) else { throw reader.error(.truncated, "GTID intervals") }
            var intervals: [ClosedRange<UInt64>] = []
            intervals.reserveCapacity(Int(number))
            for _ in 0..<number {
                let first = try reader.u64("interval")
                let next = try reader.u64("interval")
                guard first >= 1, next > first else { throw reader.error(.malformed, "GTID interval") }
                intervals.append(first...(next - 1))
            }
            list.append(Entry(uuid: uuid, tag: tag, intervals: intervals))
        }
        entries = list
    }
}
