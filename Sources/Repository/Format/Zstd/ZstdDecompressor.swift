internal import CZstd

/// A zstd decompression context for one frame, which may arrive in parts and is written to one buffer. What it already
/// wrote there is its window, so that it takes some 300 KiB of its own whatever the frame says.
struct ZstdDecompressor: ~Copyable {
    private let context: OpaquePointer
    private(set) var isDone = false
    /// Bytes of the frame's magic number seen so far.
    private var magicBytes = 0

    /// Of today's frames. libzstd also reads those of its first versions, with megabytes of memory for any header, and
    /// passes over others; neither was ever written.
    private static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    init() throws(ZstdError) { context = try Self.makeContext() }

    private static func makeContext() throws(ZstdError) -> OpaquePointer {
        guard let context = ZSTD_createDCtx() else { throw ZstdError("out of memory") }
        do {
            _ = try ZstdError.check(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 27))
            _ = try ZstdError.check(ZSTD_DCtx_setParameter(context, tidemark_zstd_stable_output, 1))
        } catch {
            ZSTD_freeDCtx(context)
            throw error
        }
        return context
    }

    deinit { ZSTD_freeDCtx(context) }

    /// Decompresses all of `input` to `output` from the byte `start` on, and gives the byte after the last one written.
    /// `output` must be the same for all parts, and nobody else may write to it. Throws where it is too small, the data
    /// is not zstd's, or goes on after the end of the frame.
    mutating func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, from start: Int
    ) throws(ZstdError) -> Int {
        for byte in input.prefix(Self.magic.count - magicBytes) {
            guard byte == Self.magic[magicBytes] else { throw ZstdError("not a zstd frame") }
            magicBytes += 1
        }
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: start)
        while source.pos < source.size || !isDone {
            guard !isDone else { throw ZstdError("bytes after the end of the frame") }
            let before = (source.pos, target.pos)
            isDone = try ZstdError.check(ZSTD_decompressStream(context, &target, &source)) == 0
            if (source.pos, target.pos) == before, !isDone {
                if source.pos < source.size { throw ZstdError("more bytes than declared") }
                break
            }
        }
        return target.pos
    }

    /// Decompresses one whole frame that holds exactly as many bytes as `output` has room for, and nothing behind it.
    func decompressFrame(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ZstdError) {
        guard input.starts(with: Self.magic) else { throw ZstdError("not a zstd frame") }
        guard try ZstdError.check(ZSTD_findFrameCompressedSize(input.baseAddress, input.count)) == input.count else {
            throw ZstdError("bytes after the end of the frame")
        }
        let size = try ZstdError.check(
            ZSTD_decompressDCtx(context, output.baseAddress, output.count, input.baseAddress, input.count))
        guard size == output.count else { throw ZstdError("fewer bytes than declared") }
    }
}
