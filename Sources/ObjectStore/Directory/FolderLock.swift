package import Core
internal import Glibc

/// A folder that one process works in at a time: the lock ends with the object, or with the process.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Makes the folder where it is absent, for its owner alone (mode 0700), and locks it; nil where another has it.
    package static func take(_ folder: String) throws(TidemarkError) -> FolderLock? {
        do throws(SystemFailure) {
            try Folder.create(folder)
            guard chmod(folder, 0o700) == 0 else { throw SystemFailure("chmod") }
            let descriptor = open(folder + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw SystemFailure("open") }
            let lock = FolderLock(descriptor)
            while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
                let failure = SystemFailure("flock")
                if failure.number == EWOULDBLOCK { return nil }
                if failure.number != EINTR { throw failure }
            }
            return lock
        } catch {
            throw error.mapped(".lock", in: "file://" + folder, isWriting: true)
        }
    }
}
