import Core
import Repository
import TestKit
import Testing

/// Rows that are stored by columns come back byte for byte.
@Suite struct RowPackerTests {
    /// Every shape with and without NULL, and numbers of columns around those at which the bitmap grows.
    @Test(arguments: [0, 1, 2, 5, 6, 7, 13, 14, 15, 40, 300])
    func `rows of every shape`(_ columns: Int) throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var maker = try RowMaker(RowMaker.mixed(columns, seed: seed), seed: seed)
            let count = [1, 7, 8, 9, 50, 1000][Int(seed) - 1]
            let rows = maker.rows(count, lengths: [0, 0, 1, 5, 20, 200, 250, 251, 300])
            let packed = try RowMaker.pack(maker.layout, rows)
            #expect(try RowMaker.unpack(packed, size: rows.count) == rows)
        }
    }

    @Test func `lengths at which the prefix grows`() throws {
        let column = RowLayout.Column(.bytes, isNullable: true)
        var maker = try RowMaker([column, column, column], seed: 3)
        for length in [0, 250, 251, 65_535, 65_536, 300_000, 524_288] {
            let rows = maker.rows(9, lengths: [length])
            let packed = try RowMaker.pack(maker.layout, rows)
            let same = try RowMaker.unpack(packed, size: rows.count) == rows
            #expect(same, "\(length)")
        }
    }

    /// Rows around the size of a block and far above it, between small ones.
    @Test func `rows that are larger than a block`() throws {
        let columns = [RowLayout.Column(.fixed(8), isNullable: false), .init(.bytes, isNullable: true)]
        var maker = try RowMaker(columns, seed: 4)
        var rows: [UInt8] = []
        let block = 1 << 20
        for length in [10, block - 15, block - 14, block - 13, block, 20, 16_777_216, 30, 16_777_215, 2 * block, 40] {
            rows += maker.row(lengths: [length]) + maker.row(lengths: [7])
        }
        for batch in [Int.max, 1_000_003, 65_536] {
            let packed = try RowMaker.pack(maker.layout, rows, batch: batch)
            let same = try RowMaker.unpack(packed, size: rows.count) == rows
            #expect(same, "\(batch)")
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 63, 1000])
    func `batches that end anywhere pack the same`(_ batch: Int) throws {
        var maker = try RowMaker(RowMaker.mixed(9, seed: 5), seed: 5)
        let rows = maker.rows(200, lengths: [0, 3, 260])
        let packed = try RowMaker.pack(maker.layout, rows, batch: batch)
        #expect(try packed == RowMaker.pack(maker.layout, rows))
        #expect(try RowMaker.unpack(packed, size: rows.count, piece: batch) == rows)
    }

    @Test func `a table of 4,096 columns over many blocks`() throws {
        var maker = try RowMaker(RowMaker.mixed(4096, seed: 6), seed: 6)
        let rows = maker.rows(120, lengths: [0, 4, 30])
        #expect(rows.count > 3 << 20)
        let packed = try RowMaker.pack(maker.layout, rows, batch: 1 << 20)
        let same = try RowMaker.unpack(packed, size: rows.count) == rows
        #expect(same)
    }

    /// Values shorter than their place are filled up, and so must not make blocks that are too large to be read.
    @Test func `empty short values`() throws {
        let columns = [RowLayout.Column](repeating: .init(.short(63), isNullable: false), count: 500)
        let layout = try #require(RowLayout(columns))
        let row = RowMaker.frame([UInt8](repeating: 0, count: 63 + 500))
        let rows = Array(repeatElement(row, count: 3000).joined())
        let packed = try RowMaker.pack(layout, rows)
        let same = try RowMaker.unpack(packed, size: rows.count) == rows
        #expect(same && packed.count < 100_000)
    }

    /// What the server should never send is stored as it is.
    @Test func `rows that are not laid out as was said`() throws {
        let columns: [RowLayout.Column] = [
            .init(.fixed(4), isNullable: false), .init(.short(11), isNullable: true), .init(.bytes, isNullable: true),
        ]
        let layout = try #require(RowLayout(columns))
        let good: [UInt8] = RowMaker.frame([0, 1, 2, 3, 4, 1, 9, 2, 7, 7])
        let odd: [[UInt8]] = [
            [], [0], [0, 1, 2, 3], [0x04, 1, 9, 2, 7, 7], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 12] + [UInt8](1...12) + [0],
            [0, 1, 2, 3, 4, 4, 1, 2], [0, 1, 2, 3, 4, 0], [0, 1, 2, 3, 4, 0, 3, 1, 2], [0, 1, 2, 3, 4, 0, 0xFB],
            [0, 1, 2, 3, 4, 0, 0xFC, 1], [0, 1, 2, 3, 4, 0, 0xFE, 255, 255, 255, 255, 255, 255, 255, 255],
            [0, 1, 2, 3, 4, 0, 0xFF], [0, 1, 2, 3, 4, 0, 1, 1, 1],
        ]
        for row in odd {
            let rows = good + good + RowMaker.frame(row) + good
            for batch in [1, 7, Int.max] {
                #expect(try RowMaker.unpack(RowMaker.pack(layout, rows, batch: batch), size: rows.count) == rows)
            }
        }
        // No rows at all, and a row that is cut off.
        for rows in [[], [1, 2], [9, 0, 0, 0], good + [255, 255, 255, 255, 1, 2, 3], good + good.dropLast()] {
            #expect(try RowMaker.unpack(RowMaker.pack(layout, rows), size: rows.count) == rows)
        }
    }

    @Test func `layouts that cannot be`() {
        for shape in [.fixed(0), .fixed(64), .short(0), .short(64), .fixed(-1)] as [RowLayout.Shape] {
            #expect(RowLayout([.init(shape, isNullable: false)]) == nil)
        }
        let column = RowLayout.Column(.bytes, isNullable: false)
        #expect(RowLayout([RowLayout.Column](repeating: column, count: 65_536)) == nil)
    }

    /// Numbers that rise, few different ones, and times, as tables have them.
    @Test func `columns take less than rows`() async throws {
        let columns: [RowLayout.Column] = [
            .init(.fixed(8), isNullable: false), .init(.fixed(8), isNullable: true),
            .init(.short(11), isNullable: false), .init(.bytes, isNullable: false),
        ]
        let layout = try #require(RowLayout(columns))
        var random = SplitMix(seed: 8)
        var rows: [UInt8] = []
        for number in 1...20_000 {
            let status = Int(random.next() % 4)
            let time = [7, 0xEA, 7, 11, UInt8(1 + number / 1000), UInt8(random.next() % 24)]
            let amount = Array("\(random.next() % 500).\(10 + random.next() % 90)".utf8)
            rows += RowMaker.frame(
                [0] + RowMaker.integer(3 * number, 8) + RowMaker.integer(status, 8) + time
                    + [UInt8(random.next() % 60), UInt8(random.next() % 60)] + RowMaker.prefix(amount.count) + amount)
        }
        let test = try await TestRepository()
        let plain = try await test.instance.putChunk(framedRows: rows, rows: 20_000, digest: TableDigest())
        let other = try await TestRepository()
        let packed = try await other.instance.putChunk(
            framedRows: rows, rows: 20_000, digest: TableDigest(), layout: layout)
        #expect(packed.storedBytes < plain.storedBytes * 7 / 10, "\(packed.storedBytes) of \(plain.storedBytes)")
        let same = try await other.reopened().readChunk(packed) == rows
        #expect(same)
        #expect(try await other.repository.verify().isIntact)
        // Without a layout or with another: the same rows have the same name and are stored once.
        let again = try await test.instance.putChunk(
            framedRows: rows, rows: 20_000, digest: TableDigest(), layout: layout)
        #expect(again == plain)
    }

    @Test func `A writer takes tables of any layout one after the other`() async throws {
        let test = try await TestRepository()
        let writer = try test.instance.chunkWriter()
        for seed in 1...5 as ClosedRange<UInt64> {
            var maker = try RowMaker(RowMaker.mixed(Int(seed), seed: seed), seed: seed)
            let rows = maker.rows(50, lengths: [9])
            try writer.append([1, 2, 3])
            try writer.discard(layout: seed == 3 ? nil : maker.layout)
            #expect(writer.rawBytes == 0)
            for _ in 1...2 {
                try writer.append([9])
                writer.discard()
                try writer.append(rows)
                #expect(writer.rawBytes == UInt64(rows.count))
                let chunk = try await writer.finish(rows: 50, digest: TableDigest())
                #expect(try await test.instance.readChunk(chunk) == rows)
            }
        }
    }
}
