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

    /// The failure in terms of the store.
    func mapped(_ key: String, in url: String) -> TidemarkError {
        switch number {
        case ENOSPC, EDQUOT, EFBIG:
            StoreFailure.full(key, in: url, cause: self)
        case ENOENT, ENOTDIR, EISDIR:
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
