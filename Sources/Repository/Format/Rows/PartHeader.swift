/// What lies in front of each part of a block's image.
struct PartHeader {
    enum Codec: UInt8 {
        case stored = 0
        /// One zstd frame.
        case zstd = 1
        /// One byte, which is all of the part over and over.
        case run = 2
    }

    static let encodedSize = 9

    let codec: Codec
    /// Bytes of the image.
    let size: Int
    let packedSize: Int

    init(codec: Codec, size: Int, packedSize: Int) {
        self.codec = codec
        self.size = size
        self.packedSize = packedSize
    }

    /// Nil for a part that cannot be: of no bytes, or of other sizes than its codec allows.
    init?(reading bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.encodedSize, let codec = Codec(rawValue: bytes[0]) else { return nil }
        self.codec = codec
        size = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        packedSize = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 5, as: UInt32.self)))
        guard size > 0, packedSize > 0 else { return nil }
        switch codec {
        case .stored where packedSize != size, .zstd where packedSize >= size, .run where packedSize != 1: return nil
        default: break
        }
    }

    var encoded: [UInt8] {
        var bytes = [codec.rawValue]
        bytes.appendLittleEndian(UInt64(size), count: 4)
        bytes.appendLittleEndian(UInt64(packedSize), count: 4)
        return bytes
    }
}
