internal import Core
import Glibc

/// A new file that grows, readable by its owner alone.
struct NewFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// Throws `usage.invalid` where the file is there already or cannot be made.
    static func begin(_ path: String) throws(TidemarkError) -> NewFile {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw refusal(path) }
        return NewFile(path: path, descriptor: descriptor)
    }

    /// Throws `usage.invalid` where not all of it can be written.
    func append(_ bytes: [UInt8]) throws(TidemarkError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw Self.refusal(path)
            }
        }
    }

    /// Makes it durable and closes it.
    func finish() throws(TidemarkError) {
        let error = fsync(descriptor) == 0 ? nil : Self.refusal(path)
        close(descriptor)
        if let error { throw error }
    }

    /// Takes the file away again.
    func abandon() {
        close(descriptor)
        unlink(path)
    }

    private static func refusal(_ path: String) -> TidemarkError {
        TidemarkError(
            .usage, "\(path) cannot be written: \(String(cString: strerror(errno)))",
            hint: "name a new file in a folder with room that you may write to")
    }
}
