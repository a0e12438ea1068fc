import Repository
import TestKit
import Testing

/// Makes rows of a layout, framed, and packs and unpacks them.
struct RowMaker {
    let layout: RowLayout
    var random: SplitMix

    init(_ columns: [RowLayout.Column], seed: UInt64) throws {
        layout = try #require(RowLayout(columns))
        random = SplitMix(seed: seed)
    }

    /// A layout of every shape, some columns of which may be NULL.
    static func mixed(_ count: Int, seed: UInt64) -> [RowLayout.Column] {
        var random = SplitMix(seed: seed)
        return (0..<count).map { _ in
            let shape: RowLayout.Shape =
                switch random.next() % 8 {
                case 0: .fixed(1)
                case 1: .fixed(2)
                case 2: .fixed(4)
                case 3: .fixed(8)
                case 4: .fixed(1 + Int(random.next() % 63))
                case 5: .short([4, 11, 12, 63][Int(random.next() % 4)])
                default: .bytes
                }
            return RowLayout.Column(shape, isNullable: random.next() % 2 == 0)
        }
    }

    /// One framed row; length-encoded values are of one of the lengths.
    mutating func row(lengths: [Int]) -> [UInt8] {
        var bitmap = [UInt8](repeating: 0, count: (layout.columns.count + 9) / 8)
        var values: [UInt8] = []
        for (index, column) in layout.columns.enumerated() {
            if column.isNullable, random.next() % 3 == 0 {
                bitmap[(index + 2) / 8] |= 1 << UInt8((index + 2) % 8)
                continue
            }
            switch column.shape {
            case .fixed(let width): values += noise(width)
            case .short(let most):
                let length = Int(random.next() % UInt64(most + 1))
                values += [UInt8(length)] + noise(length)
            case .bytes:
                let length = lengths[Int(random.next() % UInt64(lengths.count))]
                values += Self.prefix(length) + noise(length)
            }
        }
        return Self.frame(bitmap + values)
    }

    mutating func rows(_ count: Int, lengths: [Int]) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<count { bytes += row(lengths: lengths) }
        return bytes
    }

    /// Mostly few different bytes, so that there is something to compress.
    private mutating func noise(_ count: Int) -> [UInt8] {
        let mask: UInt64 = random.next() % 4 == 0 ? 0xFF : 0x03
        return (0..<count).map { _ in UInt8(random.next() & mask) }
    }

    static func frame(_ row: [UInt8]) -> [UInt8] { integer(row.count, 4) + row }

    static func prefix(_ length: Int) -> [UInt8] {
        switch length {
        case ..<251: [UInt8(length)]
        case ..<65_536: [0xFC] + integer(length, 2)
        case ..<16_777_216: [0xFD] + integer(length, 3)
        default: [0xFE] + integer(length, 8)
        }
    }

    static func integer(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    // MARK: Packing

    /// The packed bytes of a section, without the room for tags.
    static func pack(_ layout: RowLayout, _ rows: [UInt8], batch: Int = .max) throws -> [UInt8] {
        var packer = try RowPacker(layout: layout, level: 1, headerRoom: 0)
        var at = 0
        while at < rows.count {
            let end = batch < rows.count - at ? at + batch : rows.count
            try rows[at..<end].withUnsafeBytes { try packer.append($0) }
            at = end
        }
        let (bytes, description) = try packer.finish()
        let stride = 65_536 + SectionDescription.tagSize
        let packed = Array(bytes.enumerated().filter { $0.offset % stride < 65_536 }.map(\.element))
        try #require(description.codec == .rows && description.rawSize == UInt64(rows.count))
        // Room for the tag of the last piece.
        return Array(packed.prefix(Int(description.packedSize)))
    }

    static func unpack(_ packed: [UInt8], size: Int, piece: Int = 65_536) throws -> [UInt8] {
        let description = SectionDescription(
            codec: .rows, pieceLog: 16, packedSize: UInt64(packed.count), rawSize: UInt64(size))
        var unpacker = try SectionUnpacker(name: "x", description: description)
        for start in stride(from: 0, to: packed.count, by: piece) {
            try packed[start..<min(packed.count, start + piece)].withUnsafeBytes { try unpacker.append($0) }
        }
        return try unpacker.finish().raw
    }
}
