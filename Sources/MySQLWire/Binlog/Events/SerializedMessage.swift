/// mysql::serialization's encoding: a version, the message's size, the last field that must be understood, then fields
/// as a number and a value, numbers ascending and absent ones left out.
///
/// Integers take 1–9 bytes: the count of trailing one bits of the first byte is the count of bytes that follow.
struct SerializedMessage {
    var reader: EventReader

    init(_ reader: EventReader) { self.reader = reader }

    struct TaggedGTID {
        var flags: UInt64 = 0
        var uuid: [UInt8]?
        var sequence: Int64?
        var tag = ""
        var lastCommitted: Int64?
        var sequenceNumber: Int64?
        var immediateCommit: UInt64?
        var originalCommit: UInt64?
        var transactionLength: UInt64?
        var immediateVersion: UInt64?
        var originalVersion: UInt64?
        var ticket: UInt64?
    }

    mutating func readTaggedGTID() throws(BinlogError) -> TaggedGTID {
        let start = reader.offset
        _ = try unsigned("serialization version")
        let size = try unsigned("message size")
        let lastRequired = try unsigned("last required field")
        guard size <= UInt64(reader.end - start) else {
            throw reader.error(.malformed, "message size \(size)")
        }
        let end = start + Int(size)
        var fields = TaggedGTID()
        while reader.offset < end {
            let number = try unsigned("field number")
            switch number {
            case 0: fields.flags = try unsigned("flags")
            case 1: fields.uuid = try fixed(16, "uuid")
            case 2: fields.sequence = try signed("sequence number")
            case 3: fields.tag = try text("tag")
            case 4: fields.lastCommitted = try signed("last committed")
            case 5: fields.sequenceNumber = try signed("sequence number")
            case 6: fields.immediateCommit = try unsigned("commit time")
            case 7: fields.originalCommit = try unsigned("original commit time")
            case 8: fields.transactionLength = try unsigned("transaction length")
            case 9: fields.immediateVersion = try unsigned("server version")
            case 10: fields.originalVersion = try unsigned("original server version")
            case 11: fields.ticket = try unsigned("commit group ticket")
            default:
                // Fields that later versions add come last and may be left unread, unless they must be understood.
                guard number > 11, lastRequired < number else {
                    throw reader.error(.unsupported, "field \(number) of a tagged GTID")
                }
                reader.offset = end
            }
        }
        guard reader.offset == end else { throw reader.error(.malformed, "message end") }
        return fields
    }

    /// An unsigned integer of 1–9 bytes.
    mutating func unsigned(_ what: @autoclosure () -> String) throws(BinlogError) -> UInt64 {
        let (raw, length) = try variable(what())
        return length == 9 ? raw : raw >> UInt64(length)
    }

    /// A signed integer: the sign is the lowest bit, negative numbers are stored complemented.
    mutating func signed(_ what: @autoclosure () -> String) throws(BinlogError) -> Int64 {
        let value = try unsigned(what())
        let magnitude = Int64(value >> 1)
        return value & 1 == 0 ? magnitude : -1 - magnitude
    }

    /// Bytes, each as a variable integer of its own.
    private mutating func fixed(_ count: Int, _ what: @autoclosure () -> String) throws(BinlogError) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<count {
            let value = try unsigned(what())
            guard value <= 0xFF else { throw reader.error(.malformed, what()) }
            bytes.append(UInt8(value))
        }
        return bytes
    }

    private mutating func text(_ what: @autoclosure () -> String) throws(BinlogError) -> String {
        let length = try unsigned(what())
        guard length <= UInt64(reader.left) else { throw reader.error(.truncated, what()) }
        return try reader.string(Int(length), what())
    }

    /// The bytes of one integer as a number, length bits included unless there are nine bytes.
    private mutating func variable(_ what: @autoclosure () -> String) throws(BinlogError) -> (UInt64, Int) {
        guard reader.left > 0 else { throw reader.error(.truncated, what()) }
        let length = (~reader.bytes[reader.offset]).trailingZeroBitCount + 1
        if length == 9 {
            try reader.skip(1, what())
            return (try reader.u64(what()), 9)
        }
        return (try reader.integer(bytes: length, what()), length)
    }
}
