internal import Core
import Glibc

/// Reads files that people write, such as configurations and lists.
enum SmallFile {
    /// The bytes of a file, or of standard input where the path is `-`. Throws `usage.invalid` where it cannot be read or is
    /// larger than `limit`.
    static func read(_ path: String, what: String, atMost limit: Int) throws(TidemarkError) -> [UInt8] {
        let isInput = path == "-"
        let descriptor = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal(path, what) }
        defer { if !isInput { close(descriptor) } }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count == 0 { return bytes }
            if count < 0 {
                guard errno == EINTR else { throw refusal(path, what) }
                continue
            }
            bytes += piece.prefix(count)
            guard bytes.count <= limit else {
                throw TidemarkError(
                    .usage, "the \(what) \(path) is larger than \(ByteCount(UInt64(limit)))",
                    hint: "divide it, or name another file")
            }
        }
    }

    private static func refusal(_ path: String, _ what: String) -> TidemarkError {
        TidemarkError(
            .usage, "the \(what) \(path) cannot be read: \(String(cString: strerror(errno)))",
            hint: "check the path and its permissions")
    }
}
