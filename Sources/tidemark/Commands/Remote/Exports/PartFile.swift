internal import Client
internal import Core
internal import Crypto
import Glibc

/// A file that is not whole yet: it has its name with `.part` behind it until it is, and is readable by its owner alone.
actor PartFile: DownloadTarget {
    private let path: String
    private let descriptor: Int32

    private var part: String { path + ".part" }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Goes on with what is there. Throws `usage.invalid` where the file itself is there already, or another program writes it.
    static func open(for path: String) throws(TidemarkError) -> PartFile {
        guard !FilePath.exists(path) else {
            throw TidemarkError(.usage, "\(path) is there already", hint: "name a new file with --file")
        }
        let descriptor = Glibc.open(path + ".part", O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw refusal(path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw TidemarkError(
                .usage, "another program writes \(path).part", hint: "wait for it, or name another file with --file")
        }
        return PartFile(path: path, descriptor: descriptor)
    }

    var size: UInt64 {
        get throws(TidemarkError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw Self.refusal(path) }
            return UInt64(clamping: status.st_size)
        }
    }

    func append(_ bytes: [UInt8]) throws(TidemarkError) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                write(descriptor, buffer.baseAddress?.advanced(by: start), bytes.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.refusal(path) }
            start += count
        }
    }

    func hash() throws(TidemarkError) -> String {
        var hash = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var offset: off_t = 0
        while true {
            let count = pread(descriptor, &buffer, buffer.count, offset)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.refusal(path) }
            guard count > 0 else { return Hex.encode(hash.finalize()) }
            hash.update(data: buffer[..<count])
            offset += off_t(count)
        }
    }

    func clear() throws(TidemarkError) {
        guard ftruncate(descriptor, 0) == 0 else { throw Self.refusal(path) }
    }

    /// Makes it durable, and gives it its name unless there is such a file meanwhile.
    func finish() throws(TidemarkError) {
        guard fsync(descriptor) == 0, link(part, path) == 0 else { throw Self.refusal(path) }
        unlink(part)
    }

    private static func refusal(_ path: String) -> TidemarkError {
        TidemarkError(
            .usage, "\(path) cannot be written: \(String(cString: strerror(errno)))",
            hint: "free some space, or name another file with --file")
    }
}
