/// Compresses one section as its bytes come, into the pieces of an object that will be sealed in place.
///
/// The bytes are laid out with room for the header in front and for the tag behind every piece, so that nothing is
/// moved when the header and the key are known at last. May be reused after `reset`.
package struct SectionPacker: ~Copyable {
    private let compressor: ZstdCompressor
    private let headerRoom: Int
    private let pieceLog: UInt8
    /// Header room, full pieces with their tag room, and the current piece grown to its full size.
    private var bytes: [UInt8] = []
    /// Where the current piece begins, and how many bytes of it are used.
    private var pieceStart: Int
    private var used = 0
    private var packedSize: UInt64 = 0
    private(set) var rawSize: UInt64 = 0

    private var pieceSize: Int { 1 << Int(pieceLog) }

    package init(level: Int32, headerRoom: Int, pieceLog: UInt8 = SectionDescription.defaultPieceLog) throws {
        compressor = try ZstdCompressor(level: level)
        self.headerRoom = headerRoom
        self.pieceLog = pieceLog
        pieceStart = headerRoom
        begin()
    }

    /// Forgets everything and keeps the memory.
    mutating func reset() {
        compressor.reset()
        begin()
    }

    private mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: repeatElement(0, count: headerRoom + pieceSize + SectionDescription.tagSize))
        pieceStart = headerRoom
        used = 0
        packedSize = 0
        rawSize = 0
    }

    package mutating func append(_ raw: UnsafeRawBufferPointer) throws {
        rawSize += UInt64(raw.count)
        var rest = raw
        while !rest.isEmpty {
            rest = UnsafeRawBufferPointer(rebasing: rest[try step(rest, ending: false).read...])
        }
    }

    /// Ends the section: the bytes with header room in front, and their description. The packer is to be reset then.
    package mutating func finish() throws -> (bytes: [UInt8], description: SectionDescription) {
        while !(try step(UnsafeRawBufferPointer(start: nil, count: 0), ending: true).isDone) {}
        bytes.removeLast(pieceSize - used)
        let description = SectionDescription(
            codec: .zstd, pieceLog: pieceLog, packedSize: packedSize, rawSize: rawSize)
        var result: [UInt8] = []
        swap(&result, &bytes)
        return (result, description)
    }

    private mutating func step(
        _ input: UnsafeRawBufferPointer, ending: Bool
    ) throws -> (read: Int, written: Int, isDone: Bool) {
        if used == pieceSize { startPiece() }
        let range = pieceStart + used..<pieceStart + pieceSize
        let result = try compress(input, into: range, ending: ending)
        used += result.written
        packedSize += UInt64(result.written)
        return result
    }

    private mutating func compress(
        _ input: UnsafeRawBufferPointer, into range: Range<Int>, ending: Bool
    ) throws -> (read: Int, written: Int, isDone: Bool) {
        try bytes.withUnsafeMutableBytes { buffer in
            try compressor.compress(
                input, into: UnsafeMutableRawBufferPointer(rebasing: buffer[range]), ending: ending)
        }
    }

    private mutating func startPiece() {
        pieceStart += pieceSize + SectionDescription.tagSize
        used = 0
        bytes.append(contentsOf: repeatElement(0, count: pieceSize + SectionDescription.tagSize))
    }
}
