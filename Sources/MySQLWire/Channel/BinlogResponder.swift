/// Feeds the events of a dump to a queue, at once where the reader waits, in larger batches where it is busy.
final class BinlogResponder: Responder {
    /// Size at which a batch is closed while the reader is busy.
    static let batchBytes = 1 << 20

    private var builder: BinlogBatchBuilder
    private let queue: BatchQueue<BinlogBatch>
    private(set) var isPaused = false
    /// Bytes the event that comes in parts still lacks.
    private var missing = 0

    private let splitsLargeEvents: Bool

    init(queue: BatchQueue<BinlogBatch>, buffers: ByteBuffers, splitsLargeEvents: Bool) {
        builder = BinlogBatchBuilder(buffers: buffers)
        self.queue = queue
        self.splitsLargeEvents = splitsLargeEvents
    }

    // A dump thread ends by itself when its socket does.
    var runsOnServer: Bool { false }

    func consume(_ input: UnsafeRawBufferPointer, _ offset: inout Int, _ sequence: inout UInt8) throws(MySQLError) {
        while true {
            builder.consume(input, &offset, &sequence, limit: Self.batchBytes)
            guard builder.byteCount >= Self.batchBytes else { return }
            flush()
        }
    }

    func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> ResponderProgress {
        switch packet.first {
        case 0x00:
            try builder.append(packet)
            if builder.byteCount >= Self.batchBytes { flush() }
            return .more
        case 0xFE where packet.count < 9:
            flush()
            queue.finish(.success(()))
        case 0xFF:
            flush()
            queue.finish(.failure(try ErrorPacket(parsing: packet).error))
        default: throw .violation("neither an event nor an end", packet: packet)
        }
        return .done
    }

    func receive(assembled packet: consuming [UInt8]) throws(MySQLError) -> ResponderProgress {
        guard packet.count > 64 << 10, packet[PacketFramer.headroom] == 0 else {
            return try packet.lend(from: PacketFramer.headroom, receive)
        }
        flush()
        let count = packet.count
        if !queue.push(try BinlogBatchBuilder.alone(packet), cost: count) { isPaused = true }
        return .more
    }

    func takesParts(of beginning: UnsafeRawBufferPointer) -> Bool {
        splitsLargeEvents && BinlogBatchBuilder.comesInParts(beginning)
    }

    func receive(part: consuming [UInt8], isFirst: Bool, isLast: Bool) throws(MySQLError) {
        flush()
        let count = part.count
        let start = PacketFramer.headroom + (isFirst ? 1 : 0)
        if isFirst {
            missing = try part.lend(from: PacketFramer.headroom) { (packet) throws(MySQLError) in
                (BinlogBatchBuilder.announcedSize(packet) ?? 0) - 1
            }
        }
        missing -= count - start
        guard missing >= 0, missing == 0 || !isLast else {
            throw MySQLError.violation("an event whose size is not the one its header names")
        }
        let batch = BinlogBatch(
            bytes: part, start: start, ends: [count], part: isFirst ? .first : isLast ? .last : .middle)
        if !queue.push(batch, cost: count) { isPaused = true }
    }

    func sizeHint(_ packet: UnsafeRawBufferPointer) -> Int? { BinlogBatchBuilder.announcedSize(packet) }

    func readCompleted() {
        if !builder.isEmpty, queue.hasReader { flush() }
    }

    func demand() {
        isPaused = false
        readCompleted()
    }

    func fail(_ error: MySQLError) {
        flush()
        queue.finish(.failure(error))
    }

    private func flush() {
        guard !builder.isEmpty else { return }
        let batch = builder.take()
        if !queue.push(batch, cost: batch.bytes.count) { isPaused = true }
    }
}
