internal import Core
internal import Glibc

/// A failed call of the operating system.
struct SystemFailure: Error, CustomStringConvertible {
    let call: String
    let number: Int32

    /// Captures `errno`; to be made directly after the call.
    @inline(never)
    init(_ call: String) {
        self.call = call
        number = errno
    }

    var description: String { "\(call): \(String(cString: strerror(number)))" }

    /// The failure in terms of the store. What is absent when an object is written is not the object.
    func mapped(_ key: String, in url: String, isWriting: Bool) -> TidemarkError {
        switch number {
        case ENOSPC, EDQUOT, EFBIG:
            StoreFailure.full(key, in: url, cause: self)
        case ENOENT where !isWriting, ENOTDIR where !isWriting, EISDIR where !isWriting:
            StoreFailure.notFound(key, in: url)
        case EEXIST:
            StoreFailure.exists(key, in: url)
        case EACCES, EPERM, EROFS:
            TidemarkError(
                .storeDenied, "\(url) does not allow access to “\(key)”.",
                hint: "Check who owns the directory, its mode, and whether the file system is mounted read-only.",
                cause: self)
        default:
            StoreFailure.unavailable(key, in: url, cause: self)
        }
    }
}
