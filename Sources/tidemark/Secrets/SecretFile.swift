internal import Core
import Glibc

/// Reads the small files that hold a password, a passphrase or a key.
enum SecretFile {
    /// The largest such file that is read, in bytes.
    static let limit = 64 * 1024

    /// The bytes of the file, without the line break at its end when `trimmed`.
    ///
    /// - Throws: `code` when the file cannot be read, is empty or larger than `limit`.
    static func read(_ path: String, what: String, code: ErrorCode, trimmed: Bool = true) throws(TidemarkError)
        -> [UInt8]
    {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw TidemarkError(
                code, "the \(what) file \(path) cannot be read: \(String(cString: strerror(errno)))",
                hint: "check the path and its permissions")
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                return Glibc.read(descriptor, rest.baseAddress, rest.count)
            }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw TidemarkError(
                    code, "the \(what) file \(path) cannot be read: \(String(cString: strerror(errno)))",
                    hint: "check the path and its permissions")
            }
            filled += count
        }
        guard filled <= limit else {
            throw TidemarkError(
                code, "the \(what) file \(path) is larger than \(limit / 1024) KiB",
                hint: "name a file with nothing but the \(what)")
        }
        bytes.removeSubrange(filled...)
        if trimmed {
            if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
            if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        }
        return bytes
    }

    /// A sentence to warn with when other accounts of the machine may read the file; nil when they may not.
    static func exposure(_ path: String, what: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 else {
            return nil
        }
        return "the \(what) file \(path) can be read by other accounts of this machine; run: chmod 600 \(path)"
    }
}
