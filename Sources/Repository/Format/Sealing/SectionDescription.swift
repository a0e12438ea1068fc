/// What a sealed object's header says about one of its sections.
package struct SectionDescription: Equatable {
    /// How the section's bytes were packed before they were sealed.
    package enum Codec: UInt8 {
        case stored = 0
        case zstd = 1
        /// Framed rows in blocks, column by column: only of chunks.
        case rows = 2
    }

    /// Bytes an authentication tag adds to every piece.
    package static let tagSize = 16
    /// Sealing is fastest in pieces that stay in the processor's cache; 64 KiB costs 0.02 % of space.
    package static let defaultPieceLog: UInt8 = 16
    static let pieceLogs: ClosedRange<UInt8> = 12...20
    static let encodedSize = 24

    package var codec: Codec
    /// The plaintext of every piece but the last is two to this power of bytes.
    var pieceLog: UInt8
    /// Bytes after packing: the plaintext of all pieces.
    package var packedSize: UInt64
    /// Bytes before packing.
    package var rawSize: UInt64

    package init(codec: Codec, pieceLog: UInt8, packedSize: UInt64, rawSize: UInt64) {
        self.codec = codec
        self.pieceLog = pieceLog
        self.packedSize = packedSize
        self.rawSize = rawSize
    }

    var pieceSize: Int { 1 << Int(pieceLog) }

    /// At least one: an empty section is one empty piece.
    var pieceCount: UInt64 { max(1, (packedSize + UInt64(pieceSize) - 1) >> UInt64(pieceLog)) }

    /// Bytes the section takes in the object.
    var sealedSize: UInt64 { packedSize + pieceCount * UInt64(Self.tagSize) }
}
