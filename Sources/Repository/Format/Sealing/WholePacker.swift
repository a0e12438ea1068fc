/// Compresses whole sections into the pieces of an object that will be sealed in place. Made once and used again and again.
struct WholePacker: ~Copyable {
    private let compressor: ZstdCompressor
    /// For a frame before it is cut into pieces; only what a frame fills of it is ever touched.
    private var room = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// Memory above this is not kept.
    private static let keptBytes = 8 << 20

    init(level: Int32) throws { compressor = try ZstdCompressor(level: level) }

    deinit { room.deallocate() }

    /// Appends the pieces of a section to `bytes`, with room for the tag behind each.
    mutating func pack(_ raw: [UInt8], onto bytes: inout [UInt8]) throws -> SectionDescription {
        let bound = ZstdCompressor.bound(raw.count)
        if room.count < bound { resize(bound) }
        defer { if room.count > Self.keptBytes { resize(0) } }
        let packed = try raw.withUnsafeBytes { try compressor.compress(whole: $0, into: room) }
        let description = SectionDescription(
            codec: .zstd, pieceLog: SectionDescription.defaultPieceLog, packedSize: UInt64(packed),
            rawSize: UInt64(raw.count))
        bytes.reserveCapacity(bytes.count + Int(description.sealedSize))
        for start in stride(from: 0, to: packed, by: description.pieceSize) {
            let end = min(start + description.pieceSize, packed)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[start..<end]))
            bytes.append(contentsOf: repeatElement(0, count: SectionDescription.tagSize))
        }
        return description
    }

    private mutating func resize(_ count: Int) {
        room.deallocate()
        room = count == 0 ? .init(start: nil, count: 0) : .allocate(byteCount: count, alignment: 16)
    }
}
