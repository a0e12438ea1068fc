import Glibc

/// How the allocator treats large blocks.
enum LargeBlocks {
    /// M_MMAP_THRESHOLD of malloc.h, which Swift's Glibc module leaves out, as it does `mallopt`.
    private static let mmapThreshold: Int32 = -3

    /// Gives blocks of 256 KiB and more back to the system as soon as they are freed; without `mallopt` it does nothing.
    ///
    /// By itself glibc raises that bound to the largest block freed so far, up to 32 MiB, and keeps them: a stream that
    /// passed two rows of 64 MiB on in parts stood at 132 MB, with a fixed bound at 78 MB.
    static func giveBackAtOnce() {
        typealias Mallopt = @convention(c) (Int32, Int32) -> Int32
        guard let symbol = dlsym(nil, "mallopt") else { return }
        _ = unsafeBitCast(symbol, to: Mallopt.self)(mmapThreshold, 256 << 10)
    }
}
