/// Compresses the streams of blocks into parts, small ones together: unlike bytes are compressed better apart.
struct PartPacker: ~Copyable {
    /// A part that is compressed has at least so many bytes, unless it is the last one of a block.
    private static let smallest = 4096
    /// From here on a stream of one byte over and over is a part of its own, where nothing is gathered.
    private static let shortestRun = 256

    /// How the parts that begin with a stream are compressed.
    private enum Way {
        case untried
        case matching
        case counting
    }

    /// In one block of so many both ways are tried.
    private static let trialInterval = 8

    private let isFast: Bool
    private let matching: ZstdCompressor
    private let counting: ZstdCompressor
    /// What was smaller in the last trial, for every stream of a block.
    private var ways: [Way] = []
    private var stream = 0
    private var firstGathered = 0
    private var block = 0
    /// One byte over and over that will be a part; streams of the same byte are added to it.
    private var run: (byte: UInt8, size: Int) = (0, 0)
    private var gathered = ByteSink(capacity: 2 * smallest)
    private var packed = ByteSink(capacity: 2 * smallest)
    private var other = ByteSink(capacity: 2 * smallest)

    init(level: Int32) throws {
        let matching = try ZstdCompressor(level: level)
        self.init(matching, try ZstdCompressor.counting(), isFast: level <= 1)
    }

    private init(_ matching: consuming ZstdCompressor, _ counting: consuming ZstdCompressor, isFast: Bool) {
        self.matching = matching
        self.counting = counting
        self.isFast = isFast
    }

    deinit {
        gathered.free()
        packed.free()
        other.free()
    }

    /// Takes the next bytes of the block's image. The streams of a layout come in the same order in every block.
    mutating func add(_ bytes: UnsafeRawBufferPointer, to pieces: inout PieceBuffer) throws {
        defer { stream += 1 }
        guard !bytes.isEmpty else { return }
        let isOneByte = bytes.isOneByte
        if run.size > 0, isOneByte, bytes[0] == run.byte {
            run.size += bytes.count
            return
        }
        let isRun = isOneByte && bytes.count >= (gathered.used == 0 ? Self.shortestRun : Self.smallest)
        if isRun || bytes.count >= Self.smallest { try packGathered(to: &pieces) }
        if isRun {
            addRun(bytes[0], bytes.count, to: &pieces)
        } else if bytes.count >= Self.smallest {
            try pack(bytes, as: stream, to: &pieces)
        } else {
            if gathered.used == 0 { firstGathered = stream }
            packRun(to: &pieces)
            gathered.append(bytes)
            if gathered.used >= Self.smallest { try packGathered(to: &pieces) }
        }
    }

    /// Ends the image.
    mutating func finish(to pieces: inout PieceBuffer) throws {
        try packGathered(to: &pieces)
        packRun(to: &pieces)
        stream = 0
        block += 1
    }

    private mutating func packGathered(to pieces: inout PieceBuffer) throws {
        guard gathered.used > 0 else { return }
        if gathered.bytes.isOneByte {
            addRun(gathered.bytes[0], gathered.used, to: &pieces)
        } else {
            try pack(gathered.bytes, as: firstGathered, to: &pieces)
        }
        gathered.removeAll()
    }

    private mutating func addRun(_ byte: UInt8, _ size: Int, to pieces: inout PieceBuffer) {
        if run.byte != byte { packRun(to: &pieces) }
        run = (byte, run.size + size)
    }

    private mutating func packRun(to pieces: inout PieceBuffer) {
        guard run.size > 0 else { return }
        withUnsafeBytes(of: run.byte) { write(.run, size: run.size, $0, to: &pieces) }
        run.size = 0
    }

    private mutating func pack(
        _ bytes: UnsafeRawBufferPointer, as stream: Int, to pieces: inout PieceBuffer
    ) throws {
        packRun(to: &pieces)
        let frame = try compress(bytes, as: stream)
        if frame.count < bytes.count {
            write(.zstd, size: bytes.count, frame, to: &pieces)
        } else {
            write(.stored, size: bytes.count, bytes, to: &pieces)
        }
    }

    private mutating func compress(_ bytes: UnsafeRawBufferPointer, as stream: Int) throws -> UnsafeRawBufferPointer {
        let bound = ZstdCompressor.bound(bytes.count)
        let room = UnsafeMutableRawBufferPointer(start: packed.room(bound), count: bound)
        while ways.count <= stream { ways.append(.untried) }
        if bytes.count >= Self.smallest, ways[stream] == .untried || block % Self.trialInterval == 0 {
            let otherRoom = UnsafeMutableRawBufferPointer(start: other.room(bound), count: bound)
            let matched = try matching.compress(whole: bytes, into: room)
            let counted = try counting.compress(whole: bytes, into: otherRoom)
            // At the fastest level a little space is given for much time.
            ways[stream] = counted < matched + (isFast ? matched / 64 : 0) ? .counting : .matching
            return ways[stream] == .counting
                ? UnsafeRawBufferPointer(rebasing: otherRoom[..<counted])
                : UnsafeRawBufferPointer(rebasing: room[..<matched])
        }
        let size =
            ways[stream] == .counting
            ? try counting.compress(whole: bytes, into: room) : try matching.compress(whole: bytes, into: room)
        return UnsafeRawBufferPointer(rebasing: room[..<size])
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
