/// What lies in front of each block of rows.
struct BlockHeader {
    static let encodedSize = 12
    /// No block holds more bytes, as rows or as their image.
    static let largest = 4 << 20

    /// Bytes of the framed rows.
    let rawSize: Int
    /// 0 for a block whose image is the framed rows themselves, cut anywhere.
    let rows: Int
    let imageSize: Int

    init(rawSize: Int, rows: Int, imageSize: Int) {
        self.rawSize = rawSize
        self.rows = rows
        self.imageSize = imageSize
    }

    /// Nil for a block that cannot be.
    init?(reading bytes: UnsafeRawBufferPointer, bitmapSize: Int) {
        guard bytes.count == Self.encodedSize else { return nil }
        rawSize = Int(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
        rows = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        imageSize = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
        guard (1...Self.largest).contains(rawSize), (1...Self.largest).contains(imageSize) else { return nil }
        guard rows == 0 ? rawSize == imageSize : rows <= rawSize / (4 + bitmapSize) else { return nil }
    }

    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        for value in [rawSize, rows, imageSize] { bytes.appendLittleEndian(UInt64(value), count: 4) }
        return bytes
    }
}
