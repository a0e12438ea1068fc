import MySQLWire
import Testing

/// Events from the socket's bytes to batches.
@Suite struct BinlogBatchBuilderTests {
    /// An event of `size` bytes whose header says so.
    static func event(_ size: Int, announced: Int? = nil) -> [UInt8] {
        var event = (0..<size).map { UInt8(truncatingIfNeeded: $0 * 7 + size) }
        for place in 0..<4 { event[9 + place] = UInt8(truncatingIfNeeded: (announced ?? size) >> (8 * place)) }
        return event
    }

    private static func events(_ batch: BinlogBatch) -> [[UInt8]] {
        (0..<batch.eventCount).map { Array(batch.bytes[batch.range($0)]) }
    }

    @Test func `whole events are taken, wherever the bytes are cut`() throws {
        let events = [19, 60, 300, 19, 20, 5000].map { Self.event($0) }
        let input = RowBatchBuilderTests.packets(events, sequence: 253)
        for cut in 0...input.count {
            var builder = BinlogBatchBuilder()
            var (offset, sequence) = (0, UInt8(253))
            input[..<cut].withUnsafeBytes { builder.consume($0, &offset, &sequence, limit: 1 << 20) }
            let taken = Int(sequence &- 253)
            if offset > cut || offset != 5 * taken + events[..<taken].reduce(0, { $0 + $1.count }) {
                Issue.record("cut at \(cut): \(offset), \(sequence)")
            }
            var rest = 0
            input[offset...].withUnsafeBytes { builder.consume($0, &rest, &sequence, limit: 1 << 20) }
            if Self.events(builder.take()) != events { Issue.record("cut at \(cut): other events") }
            #expect(builder.isEmpty)
        }
    }

    @Test func `a full batch stops, and what is no event is left to others`() {
        let events = [[UInt8]](repeating: Self.event(300), count: 10)
        let input = RowBatchBuilderTests.packets(events)
        var builder = BinlogBatchBuilder()
        var (offset, sequence) = (0, UInt8(0))
        input.withUnsafeBytes { builder.consume($0, &offset, &sequence, limit: 700) }
        #expect(sequence == 3)
        #expect(offset == 3 * 305)
        #expect(builder.take().eventCount == 3)
        let wrongNumber = RowBatchBuilderTests.packets([Self.event(30)], sequence: 9)
        let lying = RowBatchBuilderTests.packets([Self.event(30, announced: 31)])
        var refused = RowBatchBuilderTests.packets([Self.event(30)])
        refused[4] = 0xFF
        let short = RowBatchBuilderTests.packets([Array(Self.event(19).dropLast())])
        for input in [wrongNumber, lying, refused, short, [], [0]] {
            var (offset, sequence) = (0, UInt8(0))
            input.withUnsafeBytes { builder.consume($0, &offset, &sequence, limit: 700) }
            #expect(offset == 0 && sequence == 0)
            #expect(builder.isEmpty)
        }
    }

    @Test func `memory that was given back serves the next batch`() throws {
        let buffers = ByteBuffers(count: 1, capacity: 1 << 20)
        var builder = BinlogBatchBuilder(buffers: buffers)
        func batch(_ event: [UInt8]) -> BinlogBatch {
            var (offset, sequence) = (0, UInt8(0))
            RowBatchBuilderTests.packets([event]).withUnsafeBytes {
                builder.consume($0, &offset, &sequence, limit: 1 << 20)
            }
            return builder.take()
        }
        func address(_ bytes: [UInt8]) -> UnsafeRawPointer? { bytes.withUnsafeBytes { $0.baseAddress } }
        var memory = batch(Self.event(5000)).bytes
        let place = address(memory)
        buffers.give(memory)
        memory = []
        // `memory` was held when it was given: its bytes may not be written over.
        let second = batch(Self.event(700))
        #expect(Array(second.bytes) == Self.event(700))
        var taken = buffers.take()
        #expect(taken.isEmpty)
        taken.append(contentsOf: Self.event(4000))
        let before = address(taken)
        buffers.give(consume taken)
        let third = batch(Self.event(3000))
        #expect(address(third.bytes) == before)
        #expect(third.bytes == Self.event(3000))
        #expect(place != nil)
        buffers.give([UInt8](repeating: 0, count: 2 << 20))
        #expect(buffers.take().capacity == 0)
    }
}
