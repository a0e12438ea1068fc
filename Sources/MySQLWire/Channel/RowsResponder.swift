/// Answers with a result's columns, then feeds its rows to a queue. Rows of further results are dropped.
final class RowsResponder: Responder {
    private var machine: ResultStateMachine
    private var builder: RowBatchBuilder
    private var columns: [ResultColumn]?
    private var reply: Reply<[ResultColumn]>
    private let queue: BatchQueue<RowBatch>
    private var dropsRows = false
    private(set) var isPaused = false
    private(set) var isDiscarded = false

    init(deprecatesEOF: Bool, batchBytes: Int, queue: BatchQueue<RowBatch>, reply: Reply<[ResultColumn]>) {
        machine = ResultStateMachine(deprecatesEOF: deprecatesEOF)
        builder = RowBatchBuilder(capacity: batchBytes)
        self.queue = queue
        self.reply = reply
    }

    func consume(_ input: UnsafeRawBufferPointer, _ offset: inout Int, _ sequence: inout UInt8) throws(MySQLError) {
        guard machine.isInRows, !dropsRows else { return }
        while builder.consume(input, &offset, &sequence) == .full {
            // A row too large even for an empty batch takes the slow path, alone.
            guard !builder.isEmpty else { return }
            hand(builder.take())
        }
    }

    func receive(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> ResponderProgress {
        switch try machine.receive(packet) {
        case .row:
            guard try checkRow(packet), !builder.append(packet) else { return .more }
            flush()
            if !builder.append(packet) { hand(try RowBatchBuilder.alone(copying: packet)) }
            return .more
        case .none, .fileRequested: return .more
        case .columns(let columns):
            begin(columns)
            return .more
        case .finished:
            begin([])
            flush()
            queue.finish(.success(()))
        case .failed(let error):
            reply.fail(error)
            flush()
            queue.finish(.failure(error))
        }
        return .done
    }

    func receive(assembled packet: consuming [UInt8]) throws(MySQLError) -> ResponderProgress {
        let isLarge = packet.count > 64 << 10
        guard machine.isInRows, isLarge, packet[PacketFramer.headroom] == 0 else {
            return try packet.lend(from: PacketFramer.headroom, receive)
        }
        guard !dropsRows else { return .more }
        flush()
        hand(try RowBatchBuilder.alone(packet))
        return .more
    }

    func sizeHint(_ packet: UnsafeRawBufferPointer) -> Int? {
        columns.flatMap { BinaryRowSize.lowerBound(packet, columns: $0) }
    }

    func demand() { isPaused = false }

    func discard() {
        isDiscarded = true
        isPaused = false
        dropsRows = true
        _ = builder.take()
        queue.clear()
    }

    func fail(_ error: MySQLError) {
        reply.fail(error)
        queue.finish(.failure(error))
    }

    /// Whether the row is wanted; an error where it is none.
    private func checkRow(_ packet: UnsafeRawBufferPointer) throws(MySQLError) -> Bool {
        guard packet.first == 0 else { throw .violation("a row without its marker", packet: packet) }
        return !dropsRows
    }

    private func begin(_ columns: [ResultColumn]) {
        dropsRows = isDiscarded || self.columns != nil
        guard self.columns == nil else { return }
        self.columns = columns
        reply.succeed(columns)
    }

    private func flush() {
        if !builder.isEmpty { hand(builder.take()) }
    }

    private func hand(_ batch: RowBatch) {
        guard !isDiscarded else { return }
        if !queue.push(batch, cost: 1) { isPaused = true }
    }
}
