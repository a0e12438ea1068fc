/// Compresses the streams of blocks into parts, small ones together: unlike bytes are compressed better apart.
struct PartPacker: ~Copyable {
    /// A part that is compressed has at least so many bytes, unless it is the last one of a block.
    private static let smallest = 4096
    /// From here on a stream of one byte over and over is a part of its own in any place.
    private static let shortestRun = 32

    private let compressor: ZstdCompressor
    private var gathered = ByteSink(capacity: 2 * smallest)
    private var packed = ByteSink(capacity: 2 * smallest)

    init(level: Int32) throws { compressor = try ZstdCompressor(level: level) }

    deinit {
        gathered.free()
        packed.free()
    }

    /// Takes the next bytes of the block's image.
    mutating func add(_ stream: UnsafeRawBufferPointer, to pieces: inout PieceBuffer) throws {
        guard let base = stream.baseAddress, !stream.isEmpty else { return }
        let isRun = stream.count >= (gathered.used == 0 ? Self.shortestRun : Self.smallest) && stream.isOneByte
        if gathered.used > 0, isRun || stream.count >= Self.smallest { try finish(to: &pieces) }
        if isRun {
            write(.run, size: stream.count, UnsafeRawBufferPointer(start: base, count: 1), to: &pieces)
        } else if stream.count >= Self.smallest {
            try pack(stream, to: &pieces)
        } else {
            gathered.append(stream)
            if gathered.used >= Self.smallest { try finish(to: &pieces) }
        }
    }

    /// Ends the image.
    mutating func finish(to pieces: inout PieceBuffer) throws {
        if gathered.used > 0 { try pack(gathered.bytes, to: &pieces) }
        gathered.removeAll()
    }

    private mutating func pack(_ bytes: UnsafeRawBufferPointer, to pieces: inout PieceBuffer) throws {
        let bound = ZstdCompressor.bound(bytes.count)
        let room = UnsafeMutableRawBufferPointer(start: packed.room(bound), count: bound)
        let size = try compressor.compress(bytes, into: room)
        if size < bytes.count {
            write(.zstd, size: bytes.count, UnsafeRawBufferPointer(rebasing: room[..<size]), to: &pieces)
        } else {
            write(.stored, size: bytes.count, bytes, to: &pieces)
        }
    }

    private func write(
        _ codec: PartHeader.Codec, size: Int, _ packed: UnsafeRawBufferPointer, to pieces: inout PieceBuffer
    ) {
        let header = PartHeader(codec: codec, size: size, packedSize: packed.count)
        header.encoded.withUnsafeBytes { pieces.append($0) }
        pieces.append(packed)
    }
}

extension UnsafeRawBufferPointer {
    /// Whether there is one byte over and over in it.
    fileprivate var isOneByte: Bool {
        guard let base = baseAddress, count >= 8 else { return false }
        let first = base.loadUnaligned(as: UInt64.self)
        guard first == UInt64(base.load(as: UInt8.self)) &* 0x0101_0101_0101_0101 else { return false }
        var index = 8
        while index &+ 8 <= count {
            if base.loadUnaligned(fromByteOffset: index, as: UInt64.self) != first { return false }
            index &+= 8
        }
        return base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) == first
    }
}
