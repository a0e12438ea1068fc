/// Puts packed rows together again as their bytes come.
struct RowUnpacker: ~Copyable {
    private enum Step {
        case columnCount
        case layout
        case block
        case part(BlockHeader)
        case body(BlockHeader, PartHeader)
    }

    private(set) var layout: RowLayout?
    private var step = Step.columnCount
    /// Bytes the step needs, and those of them that came before.
    private var wanted = 2
    private var held: [UInt8] = []
    private var joiner: RowJoiner?

    /// Whether it could end here.
    var isDone: Bool {
        if case .block = step { held.isEmpty } else { false }
    }

    /// Takes the next bytes, writes the rows they complete to `raw` from the byte `start` on, and gives the byte behind
    /// the last one written. Throws where they are not what was packed, or more than there is room for.
    mutating func append(
        _ packed: UnsafeRawBufferPointer, by decompressor: borrowing ZstdDecompressor, into raw: inout [UInt8],
        from start: Int
    ) throws -> Int {
        var filled = start
        var rest = packed
        while rest.count >= wanted - held.count {
            let taken = wanted - held.count
            let bytes = UnsafeRawBufferPointer(rebasing: rest[..<taken])
            rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
            if held.isEmpty {
                filled = try take(bytes, decompressor, &raw, filled)
            } else {
                held.append(contentsOf: bytes)
                var whole: [UInt8] = []
                swap(&whole, &held)
                filled = try takeHeld(whole, decompressor, &raw, filled)
                whole.removeAll(keepingCapacity: true)
                swap(&whole, &held)
            }
        }
        held.append(contentsOf: rest)
        return filled
    }

    private mutating func takeHeld(
        _ bytes: [UInt8], _ decompressor: borrowing ZstdDecompressor, _ raw: inout [UInt8], _ filled: Int
    ) throws -> Int {
        try bytes.withUnsafeBytes { try take($0, decompressor, &raw, filled) }
    }

    /// Carries out one step with the bytes it wanted.
    private mutating func take(
        _ bytes: UnsafeRawBufferPointer, _ decompressor: borrowing ZstdDecompressor, _ raw: inout [UInt8],
        _ filled: Int
    ) throws -> Int {
        switch step {
        case .columnCount:
            wanted = Int(UInt16(littleEndian: bytes.loadUnaligned(as: UInt16.self)))
            step = .layout
        case .layout:
            guard let layout = RowLayout(reading: bytes) else { throw RowFormatError("a column that cannot be") }
            self.layout = layout
            joiner = RowJoiner(RowPlan(layout))
            expectBlock()
        case .block:
            guard let block = BlockHeader(reading: bytes, bitmapSize: ((layout?.columns.count ?? 0) + 9) >> 3),
                block.rawSize <= raw.count - filled
            else { throw RowFormatError("a block that cannot be") }
            joiner?.begin(imageSize: block.imageSize)
            expectPart(block)
        case .part(let block):
            guard let part = PartHeader(reading: bytes), part.size <= joiner?.missing ?? 0 else {
                throw RowFormatError("a part that cannot be")
            }
            step = .body(block, part)
            wanted = part.packedSize
        case .body(let block, let part):
            try joiner?.add(bytes, part, by: decompressor)
            guard joiner?.missing == 0 else {
                expectPart(block)
                break
            }
            try raw.withUnsafeMutableBytes { buffer in
                let target = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + block.rawSize])
                try joiner?.join(rows: block.rows, into: target)
            }
            expectBlock()
            return filled + block.rawSize
        }
        return filled
    }

    private mutating func expectBlock() {
        step = .block
        wanted = BlockHeader.encodedSize
    }

    private mutating func expectPart(_ block: BlockHeader) {
        step = .part(block)
        wanted = PartHeader.encodedSize
    }
}
