/// The packed bytes of a section laid out as the pieces of an object, with room for the header in front and for the tag
/// behind every piece: nothing is moved when the header and the key are known at last. May be reused after `reset`.
struct PieceBuffer: ~Copyable {
    private let headerRoom: Int
    private let pieceLog: UInt8
    /// Header room, full pieces with their tag room, and the current piece grown to its full size.
    private var bytes: [UInt8] = []
    /// Where the current piece begins, and how many bytes of it are used.
    private var pieceStart = 0
    private var used = 0
    private var packedSize: UInt64 = 0
    /// Of the section before; the next one is likely to be as large.
    private var lastSize = 0

    private var pieceSize: Int { 1 << Int(pieceLog) }

    init(headerRoom: Int, pieceLog: UInt8) {
        self.headerRoom = headerRoom
        self.pieceLog = pieceLog
        reset()
    }

    /// Forgets everything.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        bytes.reserveCapacity(lastSize)
        bytes.append(contentsOf: repeatElement(0, count: headerRoom + pieceSize + SectionDescription.tagSize))
        pieceStart = headerRoom
        used = 0
        packedSize = 0
    }

    mutating func append(_ packed: UnsafeRawBufferPointer) {
        var rest = packed
        while !rest.isEmpty {
            let range = room
            let count = min(rest.count, range.count)
            bytes.withUnsafeMutableBytes { buffer in
                UnsafeMutableRawBufferPointer(rebasing: buffer[range])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
            }
            took(count)
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// One step of a frame; gives how far it came in `input`, and whether anything is left to write.
    mutating func append(
        _ input: UnsafeRawBufferPointer, by compressor: borrowing ZstdCompressor, ending: Bool
    ) throws -> (read: Int, isDone: Bool) {
        let range = room
        let step = try Self.compress(input, into: &bytes, range, compressor, ending: ending)
        took(step.written)
        return (step.read, step.isDone)
    }

    private static func compress(
        _ input: UnsafeRawBufferPointer, into bytes: inout [UInt8], _ range: Range<Int>,
        _ compressor: borrowing ZstdCompressor, ending: Bool
    ) throws -> (read: Int, written: Int, isDone: Bool) {
        try bytes.withUnsafeMutableBytes { buffer in
            try compressor.compress(
                input, into: UnsafeMutableRawBufferPointer(rebasing: buffer[range]), ending: ending)
        }
    }

    /// What is left of the current piece, at least one byte.
    private var room: Range<Int> {
        mutating get {
            if used == pieceSize { startPiece() }
            return pieceStart + used..<pieceStart + pieceSize
        }
    }

    private mutating func took(_ count: Int) {
        used += count
        packedSize += UInt64(count)
    }

    /// The bytes with header room in front, and their description. The buffer is to be reset then.
    mutating func finish(
        codec: SectionDescription.Codec, rawSize: UInt64
    ) -> (bytes: [UInt8], description: SectionDescription) {
        bytes.removeLast(pieceSize - used)
        lastSize = bytes.count + pieceSize
        var result: [UInt8] = []
        swap(&result, &bytes)
        return (
            result,
            SectionDescription(codec: codec, pieceLog: pieceLog, packedSize: packedSize, rawSize: rawSize)
        )
    }

    private mutating func startPiece() {
        pieceStart += pieceSize + SectionDescription.tagSize
        used = 0
        bytes.append(contentsOf: repeatElement(0, count: pieceSize + SectionDescription.tagSize))
    }
}
