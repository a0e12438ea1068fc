import MySQLWire
import Testing

/// Rows from packets to frames.
@Suite struct RowBatchBuilderTests {
    static func packets(_ rows: [[UInt8]], sequence: UInt8 = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, row) in rows.enumerated() {
            bytes +=
                [UInt8((row.count + 1) & 255), UInt8((row.count + 1) >> 8), 0, sequence &+ UInt8(index & 255), 0] + row
        }
        return bytes
    }

    static func frames(_ rows: [[UInt8]]) -> [UInt8] {
        rows.flatMap { [UInt8($0.count & 255), UInt8($0.count >> 8), 0, 0] + $0 }
    }

    @Test func `rows are framed until something else comes`() {
        let rows: [[UInt8]] = [[1, 2, 3], [], [UInt8](repeating: 4, count: 500)]
        var builder = RowBatchBuilder(capacity: 4096)
        var (offset, sequence) = (0, UInt8(254))
        let input = Self.packets(rows, sequence: 254) + [5, 0, 0, 1, 0xFE, 0, 0, 2, 0]
        let stop = input.withUnsafeBytes { builder.consume($0, &offset, &sequence) }
        #expect(stop == .other)
        #expect(offset == input.count - 9)
        #expect(sequence == 1)
        let batch = builder.take()
        #expect(batch.rowCount == 3)
        #expect(batch.framedRows == Self.frames(rows))
        #expect(builder.rowCount == 0)
    }

    @Test func `a full batch stops before the row that does not fit`() {
        let rows = [[UInt8]](repeating: [UInt8](repeating: 8, count: 300), count: 10)
        var builder = RowBatchBuilder(capacity: 1024)
        var (offset, sequence) = (0, UInt8(0))
        let input = Self.packets(rows)
        var batches: [RowBatch] = []
        input.withUnsafeBytes { bytes in
            while builder.consume(bytes, &offset, &sequence) == .full { batches.append(builder.take()) }
        }
        batches.append(builder.take())
        #expect(batches.map(\.rowCount) == [3, 3, 3, 1])
        #expect(batches.flatMap(\.framedRows) == Self.frames(rows))
    }

    @Test func `a wrong number, an incomplete row and an error are left to others`() {
        for input in [[2, 0, 0, 9, 0, 1], [3, 0, 0, 0, 0, 1], [2, 0, 0, 0, 0xFF, 1], [0, 0, 0, 0, 0]] as [[UInt8]] {
            var builder = RowBatchBuilder(capacity: 1024)
            var (offset, sequence) = (0, UInt8(0))
            let stop = input.withUnsafeBytes { builder.consume($0, &offset, &sequence) }
            #expect(stop == .other)
            #expect(offset == 0)
            #expect(builder.rowCount == 0)
        }
    }

    @Test func `a row put together elsewhere becomes its own frame`() throws {
        let batch = try RowBatchBuilder.alone([0, 0, 0, 0] + [UInt8](repeating: 1, count: 70_000))
        #expect(batch.rowCount == 1)
        #expect(batch.framedRows.prefix(5) == [0x70, 0x11, 1, 0, 1])
    }

    @Test func `a long row's size is told by its beginning`() {
        let columns = [ResultColumn(name: "a", type: 3), ResultColumn(name: "b", type: 0xFB)]
        let start: [UInt8] = [0, 0] + [1, 0, 0, 0] + [0xFE, 0, 0, 0, 4, 0, 0, 0, 0] + [9, 9]
        #expect(start.withUnsafeBytes { BinaryRowSize.lowerBound($0, columns: columns) } == 6 + 9 + 64 << 20)
        #expect([UInt8]([0]).withUnsafeBytes { BinaryRowSize.lowerBound($0, columns: columns) } == nil)
    }
}
