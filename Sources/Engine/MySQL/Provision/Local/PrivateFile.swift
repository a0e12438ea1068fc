internal import Core
internal import Glibc

/// Small files of a new instance, written whole or not at all.
enum PrivateFile {
    /// Replaces `path` by a file with this text. Throws `target.folder`.
    ///
    /// - Parameter mode: 0600 unless others must read it; files with secrets have no other.
    static func write(_ text: String, to path: String, mode: mode_t = 0o600) throws(TidemarkError) {
        let fresh = path + ".new"
        unlink(fresh)
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw refusal(path) }
        let bytes = Array(text.utf8)
        let isWhole = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) == $0.count }
        // The mode is what was asked for, whatever the mask of this process is.
        let isDurable = isWhole && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
        close(descriptor)
        guard isDurable, rename(fresh, path) == 0 else {
            let error = refusal(path)
            unlink(fresh)
            throw error
        }
    }

    private static func refusal(_ path: String) -> TidemarkError {
        TidemarkError(
            .instanceFolder, "\(path) cannot be written: \(String(cString: strerror(errno))).",
            hint: "Choose a folder on a disk with room that you may write to, with --data-dir.")
    }
}
