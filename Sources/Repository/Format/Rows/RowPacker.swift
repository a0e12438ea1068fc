/// Packs framed rows, as they come, column by column into the pieces of an object that will be sealed in place.
///
/// Batches may end inside a row. Rows that are larger than a block, or not laid out as was said, are packed as they are.
/// May be reused after `reset`.
package struct RowPacker: ~Copyable {
    /// A block and its columns stay in the processor's cache.
    static let blockSize = 1 << 20

    private let layout: RowLayout
    private var splitter: RowSplitter
    private var parts: PartPacker
    private var pieces: PieceBuffer
    /// The beginning of a row whose end has not come; or, while `verbatim` is not 0, bytes that are packed as they are.
    private var held: [UInt8] = []
    /// How many bytes are still to be packed as they are.
    private var verbatim = 0
    private(set) var rawSize: UInt64 = 0

    package init(
        layout: RowLayout, level: Int32, headerRoom: Int, pieceLog: UInt8 = SectionDescription.defaultPieceLog
    ) throws {
        self.layout = layout
        splitter = RowSplitter(RowPlan(layout))
        parts = try PartPacker(level: level)
        pieces = PieceBuffer(headerRoom: headerRoom, pieceLog: pieceLog)
        begin()
    }

    /// Forgets everything and keeps the memory.
    mutating func reset() {
        splitter.removeAll()
        pieces.reset()
        begin()
    }

    private mutating func begin() {
        held.removeAll(keepingCapacity: true)
        verbatim = 0
        rawSize = 0
        layout.encoded.withUnsafeBytes { pieces.append($0) }
    }

    package mutating func append(_ raw: UnsafeRawBufferPointer) throws {
        rawSize += UInt64(raw.count)
        var at = 0
        while at < raw.count {
            let rest = UnsafeRawBufferPointer(rebasing: raw[at...])
            if verbatim > 0 {
                at += try appendVerbatim(rest)
            } else if held.isEmpty {
                at += try appendRows(rest)
            } else {
                at += try continueRow(rest)
            }
        }
    }

    /// Ends the section: the bytes with header room in front, and their description. The packer is to be reset then.
    package mutating func finish() throws -> (bytes: [UInt8], description: SectionDescription) {
        try packRows()
        try packHeld()
        return pieces.finish(codec: .rows, rawSize: rawSize)
    }

    /// Takes whole rows where they lie, and holds what is left; gives how far it came.
    private mutating func appendRows(_ raw: UnsafeRawBufferPointer) throws -> Int {
        guard let base = raw.baseAddress else { return 0 }
        var at = 0
        while raw.count - at >= 4 {
            let length = Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
            guard length <= Self.blockSize else {
                try packRows()
                verbatim = 4 + length
                return at
            }
            guard length <= raw.count - at - 4 else { break }
            guard try add(base + (at + 4), count: length) else { return at }
            at += 4 + length
        }
        held.append(contentsOf: raw[at...])
        return raw.count
    }

    /// Takes bytes until the row whose beginning is held is whole.
    private mutating func continueRow(_ raw: UnsafeRawBufferPointer) throws -> Int {
        guard held.count >= 4 else {
            let taken = raw.prefix(4 - held.count)
            held.append(contentsOf: taken)
            return taken.count
        }
        let length = Int(held.littleEndian(at: 0, count: 4))
        guard length <= Self.blockSize else {
            try packRows()
            verbatim = 4 + length - held.count
            return 0
        }
        let taken = raw.prefix(4 + length - held.count)
        held.append(contentsOf: taken)
        if held.count == 4 + length, try addHeld() { held.removeAll(keepingCapacity: true) }
        return taken.count
    }

    private mutating func addHeld() throws -> Bool {
        let row = held
        return try row.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            return try add(base + 4, count: bytes.count - 4)
        }
    }

    /// Takes one row apart; false where it is not laid out as was said, and then all that is left of the chunk is packed
    /// as it is.
    @inline(__always)
    private mutating func add(_ row: UnsafeRawPointer, count: Int) throws -> Bool {
        guard splitter.add(row, count: count) else {
            try packRows()
            verbatim = .max
            return false
        }
        if splitter.heldSize >= Self.blockSize { try packRows() }
        return true
    }

    private mutating func appendVerbatim(_ raw: UnsafeRawBufferPointer) throws -> Int {
        let taken = raw.prefix(min(verbatim, max(0, Self.blockSize - held.count)))
        held.append(contentsOf: taken)
        verbatim -= taken.count
        if held.count >= Self.blockSize || verbatim == 0 { try packHeld() }
        return taken.count
    }

    private mutating func packRows() throws {
        guard splitter.rows > 0 else { return }
        write(BlockHeader(rawSize: splitter.rawSize, rows: splitter.rows, imageSize: splitter.imageSize))
        try splitter.pack(&parts, to: &pieces)
        splitter.removeAll()
    }

    private mutating func packHeld() throws {
        guard !held.isEmpty else { return }
        write(BlockHeader(rawSize: held.count, rows: 0, imageSize: held.count))
        var bytes: [UInt8] = []
        swap(&bytes, &held)
        try bytes.withUnsafeBytes { try parts.add($0, to: &pieces) }
        try parts.finish(to: &pieces)
        bytes.removeAll(keepingCapacity: true)
        swap(&bytes, &held)
    }

    private mutating func write(_ header: BlockHeader) { header.encoded.withUnsafeBytes { pieces.append($0) } }
}
