internal import Core
internal import Glibc

/// Bytes that a library reads as a file and that never reach a disk.
final class MemoryFile: Sendable {
    /// Good as long as this object lives.
    let path: String
    private let descriptor: Int32

    /// MFD_CLOEXEC of sys/mman.h: no program that is started gets to see it.
    private static let closeOnExecution: UInt32 = 1

    /// Throws `internal.defect` where the system has no files in memory, or no memory.
    init(_ bytes: [UInt8]) throws(TidemarkError) {
        // Swift's Glibc module leaves the function out.
        typealias Create = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32
        guard let symbol = dlsym(nil, "memfd_create") else { throw Self.refused }
        descriptor = unsafeBitCast(symbol, to: Create.self)("tidemark", Self.closeOnExecution)
        guard descriptor >= 0 else { throw Self.refused }
        path = "/proc/self/fd/\(descriptor)"
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Self.refused }
            written += count
        }
    }

    deinit { close(descriptor) }

    private static var refused: TidemarkError {
        TidemarkError(
            .internalDefect, "The system keeps no file in memory.", hint: "Use Linux 3.17 or newer, with memory left.")
    }
}
