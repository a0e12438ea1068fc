internal import CZstd

/// A zstd compression context, to be used for one frame after the other.
struct ZstdCompressor: ~Copyable {
    private let context: OpaquePointer

    /// `level` is libzstd's: 1 is fastest.
    init(level: Int32) throws(ZstdError) {
        context = try Self.makeContext([(ZSTD_c_compressionLevel, level)])
    }

    private init(_ parameters: [(ZSTD_cParameter, Int32)]) throws(ZstdError) {
        context = try Self.makeContext(parameters)
    }

    /// Looks for no repeats and counts bytes alone: three times as fast, and the better way for bytes in which there are
    /// few different ones in no order.
    static func counting() throws(ZstdError) -> ZstdCompressor {
        try ZstdCompressor([
            (ZSTD_c_compressionLevel, 1), (ZSTD_c_strategy, Int32(ZSTD_fast.rawValue)), (ZSTD_c_minMatch, 7),
            (ZSTD_c_hashLog, 6), (ZSTD_c_targetLength, 1 << 17),
            (literalCompression, Int32(ZSTD_ps_enable.rawValue)),
        ])
    }

    /// libzstd keeps `ZSTD_c_literalCompressionMode` behind this name.
    private static let literalCompression = ZSTD_c_experimentalParam5

    private static func makeContext(_ parameters: [(ZSTD_cParameter, Int32)]) throws(ZstdError) -> OpaquePointer {
        guard let context = ZSTD_createCCtx() else { throw ZstdError("out of memory") }
        do {
            for (parameter, value) in parameters {
                _ = try ZstdError.check(ZSTD_CCtx_setParameter(context, parameter, value))
            }
        } catch {
            ZSTD_freeCCtx(context)
            throw error
        }
        return context
    }

    deinit { ZSTD_freeCCtx(context) }

    /// Drops the frame that was begun.
    func reset() { ZSTD_CCtx_reset(context, ZSTD_reset_session_only) }

    /// Compresses all of `input` into `output`, which must have `bound(input.count)` bytes, as one frame that says its size.
    /// Nothing is copied on the way. Gives the size of the frame.
    func compress(
        whole input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ZstdError) -> Int {
        try ZstdError.check(
            ZSTD_compress2(context, output.baseAddress, output.count, input.baseAddress, input.count))
    }

    /// The most that `count` bytes can become.
    static func bound(_ count: Int) -> Int { ZSTD_compressBound(count) }

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
}
