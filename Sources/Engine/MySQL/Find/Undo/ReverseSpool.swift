package import Core
import Glibc

/// Pieces of text that are written in one order and read in the opposite one, in bounded memory: what is more than a few
/// MiB lies in a file without a name, which is gone with the process.
package final class ReverseSpool {
    private var memory: [UInt8] = []
    private var sizes: [UInt32] = []
    private var file: Int32 = -1
    private var fileSize = 0

    private static let memoryLimit = 8 << 20

    package init() {}

    deinit { if file >= 0 { close(file) } }

    package func append(_ piece: [UInt8]) throws(TidemarkError) {
        sizes.append(UInt32(truncatingIfNeeded: piece.count))
        memory += piece
        if memory.count >= Self.memoryLimit { try flush() }
    }

    /// Gives the pieces, the last one first, and forgets them.
    package func drain(_ body: ([UInt8]) throws -> Void) throws {
        while let size = sizes.popLast() {
            let count = Int(size)
            if memory.count < count { try refill(atLeast: count) }
            try body(Array(memory.suffix(count)))
            memory.removeLast(count)
        }
    }

    /// Brings the end of the file back into memory, in front of what is there.
    private func refill(atLeast count: Int) throws(TidemarkError) {
        let wanted = min(fileSize, max(count - memory.count, Self.memoryLimit / 2))
        var bytes = [UInt8](repeating: 0, count: wanted)
        var done = 0
        while done < wanted {
            let got = bytes.withUnsafeMutableBytes {
                pread(file, $0.baseAddress?.advanced(by: done), wanted - done, off_t(fileSize - wanted + done))
            }
            if got > 0 { done += got } else if got == 0 || errno != EINTR { throw Self.failure("read") }
        }
        fileSize -= wanted
        memory = bytes + memory
    }

    private func flush() throws(TidemarkError) {
        if file < 0 { try open() }
        var done = 0
        while done < memory.count {
            let put = memory.withUnsafeBytes {
                pwrite(file, $0.baseAddress?.advanced(by: done), memory.count - done, off_t(fileSize + done))
            }
            if put > 0 { done += put } else if errno != EINTR { throw Self.failure("written") }
        }
        fileSize += memory.count
        memory.removeAll(keepingCapacity: true)
    }

    private func open() throws(TidemarkError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var path = (folder + "/tidemark-undo-XXXXXX").utf8CString.map { $0 }
        file = path.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
        guard file >= 0 else { throw Self.failure("made") }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        path.withUnsafeBufferPointer { _ = $0.baseAddress.map { unlink($0) } }
    }

    private static func failure(_ verb: String) -> TidemarkError {
        TidemarkError(
            .usage, "A temporary file cannot be \(verb): \(String(cString: strerror(errno))).",
            hint: "Make room in the folder for temporary files, or set TMPDIR to another one.")
    }
}
