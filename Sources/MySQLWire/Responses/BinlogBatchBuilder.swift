/// Gathers the events of a dump into batches, checking that each is what its own header says it is.
package struct BinlogBatchBuilder: Sendable {
    static let headerLength = 19

    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    /// Where the memory of batches comes from.
    private let buffers: ByteBuffers?

    package init(buffers: ByteBuffers? = nil) { self.buffers = buffers }

    package var isEmpty: Bool { ends.isEmpty }
    package var byteCount: Int { bytes.count }

    /// Takes whole events of one packet each straight from the socket's bytes at `offset`, headers included, as long as they
    /// come in sequence, are what they say and the batch is smaller than `limit`; moves `offset` and `sequence` past them.
    /// Whatever else comes is left where it is.
    package mutating func consume(
        _ input: UnsafeRawBufferPointer, _ offset: inout Int, _ sequence: inout UInt8, limit: Int
    ) {
        guard let source = input.baseAddress else { return }
        begin(expecting: input.count - offset)
        let end = input.count
        var at = offset
        var number = sequence
        while end - at >= 5 + Self.headerLength, bytes.count < limit {
            let header = UInt32(littleEndian: source.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            let size = Int(header & 0xFF_FFFF) - 1
            guard size >= Self.headerLength, size + 1 < PacketFramer.fullPiece, size <= end - at - 5,
                UInt8(truncatingIfNeeded: header >> 24) == number,
                source.load(fromByteOffset: at + 4, as: UInt8.self) == 0,
                Int(UInt32(littleEndian: source.loadUnaligned(fromByteOffset: at + 5 + 9, as: UInt32.self))) == size
            else { break }
            bytes.append(contentsOf: UnsafeRawBufferPointer(start: source + at + 5, count: size))
            ends.append(bytes.count)
            at += size + 5
            number &+= 1
        }
        offset = at
        sequence = number
    }

    /// Adds one packet, marker byte included.
    package mutating func append(_ packet: UnsafeRawBufferPointer) throws(MySQLError) {
        try Self.check(packet)
        begin(expecting: packet.count)
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: packet[1...]))
        ends.append(bytes.count)
    }

    package mutating func take() -> BinlogBatch {
        let batch = BinlogBatch(bytes: bytes, start: 0, ends: ends)
        bytes = []
        ends = []
        return batch
    }

    private mutating func begin(expecting count: Int) {
        guard bytes.capacity == 0 else { return }
        if let buffers { bytes = buffers.take() }
        bytes.reserveCapacity(count)
    }

    /// A batch of one large event, out of a packet put together behind the framer's headroom.
    static func alone(_ assembly: consuming [UInt8]) throws(MySQLError) -> BinlogBatch {
        try assembly.lend(from: PacketFramer.headroom, check)
        let end = assembly.count
        return BinlogBatch(bytes: assembly, start: PacketFramer.headroom + 1, ends: [end])
    }

    /// Whether a packet that begins so is a large event of rows, whose images need not be in memory as a whole.
    static func comesInParts(_ beginning: UnsafeRawBufferPointer) -> Bool {
        guard beginning.first == 0, let size = announcedSize(beginning), size > 2 * PacketFramer.partBytes else {
            return false
        }
        switch BinlogEventType(rawValue: beginning[1 + 4]) {
        case .writeRowsV1, .updateRowsV1, .deleteRowsV1, .writeRows, .updateRows, .deleteRows: return true
        default: return false
        }
    }

    /// The size an event's header announces, marker byte included; nil where there is no whole header.
    static func announcedSize(_ packet: UnsafeRawBufferPointer) -> Int? {
        guard packet.count > headerLength else { return nil }
        return 1 + Int(UInt32(littleEndian: packet.loadUnaligned(fromByteOffset: 1 + 9, as: UInt32.self)))
    }

    private static func check(_ packet: UnsafeRawBufferPointer) throws(MySQLError) {
        guard announcedSize(packet) == packet.count else {
            throw .violation("an event whose size is not the one its header names", packet: packet)
        }
    }
}
