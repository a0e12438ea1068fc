internal import Core
internal import Glibc

/// Keeps other runs out of a folder as long as this process lives and `release` was not called.
final class FolderLock: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// nil where another run holds it. Throws `target.folder`.
    static func take(_ path: String) throws(TidemarkError) -> FolderLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw TidemarkError(
                .instanceFolder, "\(path) cannot be opened: \(String(cString: strerror(errno))).",
                hint: "Choose a folder that you may write to.")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return FolderLock(descriptor)
    }
}
