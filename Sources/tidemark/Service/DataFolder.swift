internal import Core
import Glibc

/// The folder in which a service keeps what is its own: one service at a time, and nobody else's eyes.
final class DataFolder: Sendable {
    let path: String
    private let lock: Int32

    private init(path: String, lock: Int32) {
        self.path = path
        self.lock = lock
    }

    deinit { close(lock) }

    /// Makes the folder where it is absent (mode 0700), and takes it: until this object or the process ends, no other
    /// service begins in it. Throws `service.folder` and `service.running`.
    static func take(_ path: String) throws(TidemarkError) -> DataFolder {
        try make(path)
        let file = path + "/serve.lock"
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("the lock \(file) cannot be made") }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno != EINTR else { continue }
            let isTaken = errno == EWOULDBLOCK
            let error =
                isTaken
                ? TidemarkError(
                    .serviceRunning, "a service runs in \(path) already\(holder(of: descriptor))",
                    hint: "stop it first, or name another folder with --data") : failure("\(file) cannot be locked")
            close(descriptor)
            throw error
        }
        let folder = DataFolder(path: path, lock: descriptor)
        folder.writeHolder()
        return folder
    }

    /// Whether others than its owner can look into it.
    var isExposed: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Of the process that holds the lock, for the message; empty where it does not say.
    private static func holder(of descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        return Int(text.prefix { $0.isNumber }).map { " (process \($0))" } ?? ""
    }

    /// The lock is what counts; the number in it is for people.
    private func writeHolder() {
        let bytes = Array("\(getpid())\n".utf8)
        guard ftruncate(lock, 0) == 0 else { return }
        _ = bytes.withUnsafeBytes { pwrite(lock, $0.baseAddress, $0.count, 0) }
    }

    /// Folders above it are made as usual, it itself for its owner alone.
    private static func make(_ path: String) throws(TidemarkError) {
        let parts = path.split(separator: "/")
        guard path.hasPrefix("/"), !parts.isEmpty else {
            throw TidemarkError(.serviceFolder, "\(path) cannot be a data folder", hint: "name a folder from the root")
        }
        var folder = ""
        for (index, part) in parts.enumerated() {
            folder += "/\(part)"
            let isLast = index == parts.count - 1
            if mkdir(folder, isLast ? 0o700 : 0o755) == 0 {
                // What the process's mask took away or left.
                if isLast { chmod(folder, 0o700) }
            } else if errno != EEXIST {
                throw failure("the folder \(folder) cannot be made")
            }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, access(path, R_OK | W_OK | X_OK) == 0
        else { throw failure("\(path) is no folder that can be written to") }
    }

    private static func failure(_ what: String) -> TidemarkError {
        TidemarkError(
            .serviceFolder, "\(what): \(String(cString: strerror(errno)))",
            hint: "check the folder's owner and permissions, or name another with --data")
    }
}

extension ErrorCode {
    /// The folder a service keeps its own in cannot be used.
    static let serviceFolder = ErrorCode("service.folder")
    /// The address the service is to answer on cannot be used.
    static let serviceListen = ErrorCode("service.listen")
    /// Another service runs in the same folder.
    static let serviceRunning = ErrorCode("service.running")
}
