internal import Core
import Glibc

/// Reads a file of any size line by line.
enum LineFile {
    /// Bytes of the longest line that is read.
    private static let longest = 4 * 1024 * 1024

    /// Gives each line to `body`, without its line break; empty ones are passed over. Throws `usage.invalid` where the file cannot
    /// be read or a line is too long.
    static func read(_ path: String, what: String, _ body: ([UInt8]) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal(path, what, String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var piece = [UInt8](repeating: 0, count: 256 * 1024)
        var line: [UInt8] = []
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0 {
                guard errno == EINTR else { throw refusal(path, what, String(cString: strerror(errno))) }
                continue
            }
            guard count > 0 else { break }
            try Task.checkCancellation()
            var rest = piece[..<count]
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                line += rest[..<end]
                rest = rest[(end + 1)...]
                if !line.isEmpty { try body(line) }
                line.removeAll(keepingCapacity: true)
            }
            line += rest
            guard line.count <= longest else {
                throw refusal(path, what, "a line is longer than \(ByteCount(UInt64(longest)))")
            }
        }
        if !line.isEmpty { try body(line) }
    }

    private static func refusal(_ path: String, _ what: String, _ reason: String) -> TidemarkError {
        TidemarkError(
            .usage, "the \(what) \(path) cannot be read: \(reason)", hint: "check the path and its permissions")
    }
}
