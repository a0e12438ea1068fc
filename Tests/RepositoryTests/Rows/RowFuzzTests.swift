import Core
import Repository
import TestKit
import Testing

/// Damaged blocks of rows, as they would come from behind the authentication: each is refused as damaged, or read as rows
/// of exactly the size that was announced.
@Suite(.serialized) struct RowFuzzTests {
    private static func seeds() throws -> [(packed: [UInt8], size: Int)] {
        try [0, 1, 3, 8, 20].map { columns in
            var maker = try RowMaker(RowMaker.mixed(columns, seed: 40), seed: 41)
            let rows = maker.rows(30, lengths: [0, 2, 11, 255])
            return (try RowMaker.pack(maker.layout, rows), rows.count)
        }
    }

    @Test func `every truncation and every flipped bit`() throws {
        var outcomes = (refused: 0, read: 0)
        for (packed, size) in try Self.seeds() {
            for cut in 0..<packed.count {
                let input = Array(packed[..<cut])
                let error = #expect(throws: TidemarkError.self) { try RowMaker.unpack(input, size: size) }
                #expect(error?.code == .objectDamaged)
            }
            for bit in 0..<8 * packed.count {
                var damaged = packed
                damaged[bit / 8] ^= 1 << UInt8(bit % 8)
                do {
                    #expect(try RowMaker.unpack(damaged, size: size).count == size)
                    outcomes.read += 1
                } catch let error as TidemarkError {
                    #expect(error.code == .objectDamaged)
                    outcomes.refused += 1
                }
            }
        }
        #expect(outcomes.refused > 1000 && outcomes.read > 1000)
    }

    @Test func `damaged blocks`() throws {
        var mutator = ByteMutator(label: "damaged rows")
        let seeds = try Self.seeds()
        // An image of a block, its records, and libzstd's state.
        var meter = FuzzMeter("rows", limit: .init(base: 9 << 20, perByte: 16))
        var read = 0
        for _ in 0..<100_000 {
            let seed = seeds[Int(mutator.random.next() % UInt64(seeds.count))]
            let input = mutator.damaged([seed.packed])
            let size = seed.size + (mutator.random.chance(20) ? Int(mutator.random.next() % 3) : 0)
            let rows = meter.attempt(input.count + size) { try RowMaker.unpack(input, size: size, piece: 100) }
            if let rows {
                read += 1
                if rows.count != size { Issue.record("\(rows.count) bytes where \(size) were announced") }
            }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(read > 1000)
    }

    /// The image itself damaged, in a part that is stored: all lengths and values are reached.
    @Test func `damaged images`() throws {
        var mutator = ByteMutator(label: "damaged images")
        var maker = try RowMaker(RowMaker.mixed(12, seed: 42), seed: 43)
        let rows = maker.rows(20, lengths: [0, 1, 2, 250, 251])
        let packed = try RowMaker.pack(maker.layout, rows)
        let image = try Self.image(of: packed, columns: 12)
        let header = Array(packed[..<(2 + 12 + 12)])
        var meter = FuzzMeter("images", limit: .init(base: 1 << 20, perByte: 32))
        var (read, refused) = (0, 0)
        for round in 0..<100_000 {
            // Half of them keep their size, so that the lengths are reached.
            var damaged = image
            for _ in 0...Int(mutator.random.next() % 3) {
                damaged[Int(mutator.random.next() % UInt64(round % 4 == 0 ? 60 : image.count))] =
                    UInt8(truncatingIfNeeded: mutator.random.next())
            }
            let size = RowMaker.integer(damaged.count, 4)
            let input = header + [0] + size + size + damaged
            let result = meter.attempt(input.count + rows.count) { try RowMaker.unpack(input, size: rows.count) }
            if result?.count == rows.count { read += 1 } else { refused += 1 }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(read > 1000 && refused > 1000)
        let size = RowMaker.integer(image.count, 4)
        #expect(try RowMaker.unpack(header + [0] + size + size + image, size: rows.count) == rows)
    }

    /// The image of the first block: its parts, unpacked one by one as sections of their own.
    private static func image(of packed: [UInt8], columns: Int) throws -> [UInt8] {
        var at = 2 + columns + 12
        var image: [UInt8] = []
        while at < packed.count {
            let size = number(packed, at + 1)
            let body = Array(packed[(at + 9)..<(at + 9 + number(packed, at + 5))])
            switch packed[at] {
            case 0: image += body
            case 2: image += [UInt8](repeating: body[0], count: size)
            default:
                let description = SectionDescription(
                    codec: .zstd, pieceLog: 16, packedSize: UInt64(body.count), rawSize: UInt64(size))
                var unpacker = try SectionUnpacker(name: "x", description: description)
                try body.withUnsafeBytes { try unpacker.append($0) }
                image += try unpacker.finish().raw
            }
            at += 9 + body.count
        }
        return image
    }

    private static func number(_ bytes: [UInt8], _ at: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
}
