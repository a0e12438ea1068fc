/// Gathers the events of a dump into batches, checking that each is what its own header says it is.
package struct BinlogBatchBuilder: Sendable {
    static let headerLength = 19

    package init() {}

    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    var isEmpty: Bool { ends.isEmpty }
    var byteCount: Int { bytes.count }

    /// Adds one packet, marker byte included.
    package mutating func append(_ packet: UnsafeRawBufferPointer) throws(MySQLError) {
        try Self.check(packet)
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: packet[1...]))
        ends.append(bytes.count)
    }

    package mutating func take() -> BinlogBatch {
        let batch = BinlogBatch(bytes: bytes, start: 0, ends: ends)
        bytes = []
        ends = []
        return batch
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
