internal import CZstd

/// A zstd compression context, to be used for one frame after the other.
struct ZstdCompressor: ~Copyable {
    private let context: OpaquePointer

    /// `level` is libzstd's: 1 is fastest.
    init(level: Int32) throws(ZstdError) { context = try Self.makeContext(level: level) }

    private static func makeContext(level: Int32) throws(ZstdError) -> OpaquePointer {
        guard let context = ZSTD_createCCtx() else { throw ZstdError("out of memory") }
        do {
            _ = try ZstdError.check(ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level))
        } catch {
            ZSTD_freeCCtx(context)
            throw error
        }
        return context
    }

    deinit { ZSTD_freeCCtx(context) }

    /// Drops the frame that was begun.
    func reset() { ZSTD_CCtx_reset(context, ZSTD_reset_session_only) }

    /// Compresses from the front of `input` to the front of `output`; gives how far it came in both, and whether
    /// anything is left to write. With `ending`, to be called until nothing is left.
    func compress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, ending: Bool
    ) throws(ZstdError) -> (read: Int, written: Int, isDone: Bool) {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let left = try ZstdError.check(
            ZSTD_compressStream2(context, &target, &source, ending ? ZSTD_e_end : ZSTD_e_continue))
        return (source.pos, target.pos, left == 0)
    }

    /// Compresses all of `input`, as one frame, to the front of `output`, which has room for `bound` of it; gives the
    /// frame's size. Drops a frame that was begun.
    func compress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ZstdError) -> Int {
        try ZstdError.check(
            ZSTD_compress2(context, output.baseAddress, output.count, input.baseAddress, input.count))
    }

    /// The most bytes a frame of `size` bytes takes.
    static func bound(_ size: Int) -> Int { ZSTD_compressBound(size) }
}
