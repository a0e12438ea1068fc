/// Compresses one section as its bytes come, into the pieces of an object that will be sealed in place.
///
/// May be reused after `reset`.
package struct SectionPacker: ~Copyable {
    private let compressor: ZstdCompressor
    private var pieces: PieceBuffer
    private(set) var rawSize: UInt64 = 0

    package init(level: Int32, headerRoom: Int, pieceLog: UInt8 = SectionDescription.defaultPieceLog) throws {
        compressor = try ZstdCompressor(level: level)
        pieces = PieceBuffer(headerRoom: headerRoom, pieceLog: pieceLog)
    }

    /// Forgets everything and keeps the memory.
    mutating func reset() {
        compressor.reset()
        pieces.reset()
        rawSize = 0
    }

    package mutating func append(_ raw: UnsafeRawBufferPointer) throws {
        rawSize += UInt64(raw.count)
        var rest = raw
        while !rest.isEmpty {
            let step = try pieces.append(rest, by: compressor, ending: false)
            rest = UnsafeRawBufferPointer(rebasing: rest[step.read...])
        }
    }

    /// Ends the section: the bytes with header room in front, and their description. The packer is to be reset then.
    package mutating func finish() throws -> (bytes: [UInt8], description: SectionDescription) {
        while !(try pieces.append(UnsafeRawBufferPointer(start: nil, count: 0), by: compressor, ending: true).isDone) {}
        return pieces.finish(codec: .zstd, rawSize: rawSize)
    }
}
