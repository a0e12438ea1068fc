internal import Core
internal import Foundation
internal import Glibc

/// Folders of new instances on the disk.
enum FolderTree {
    static let lockName = "tidemark.lock"
    static let recordName = "tidemark-instance.json"

    /// What is in a folder; empty where it is absent. Throws `target.folder` where it is no folder or cannot be read.
    static func names(_ path: String) throws(TidemarkError) -> [String] {
        guard access(path, F_OK) == 0 else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw TidemarkError(
                .instanceFolder, "\(path) cannot be used as the folder of a new instance.",
                hint: "Name another folder with --data-dir; it must be empty or absent.", cause: error)
        }
    }

    /// Makes a folder, of mode 0700 unless told otherwise, with those above it. Throws `target.folder`.
    static func make(_ path: String, mode: mode_t = 0o700, account: SystemAccount? = nil) throws(TidemarkError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw refusal(path, cause: error)
        }
        guard chmod(path, mode) == 0 else { throw refusal(path) }
        if let account, !account.isOwn, chown(path, account.user, account.group) != 0 { throw refusal(path) }
    }

    /// Removes a file, or a folder with all that is in it; links are removed and not followed.
    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

    /// Whether both paths lead to the same place.
    static func isSame(_ left: String, _ right: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Bytes that are free for this account on the disk of a folder; nil where it is not known.
    static func free(at path: String) -> UInt64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    private static func refusal(_ path: String, cause: (any Error)? = nil) -> TidemarkError {
        let reason = String(cString: strerror(errno))
        return TidemarkError(
            .instanceFolder, "The folder \(path) cannot be made" + (cause == nil ? ": \(reason)." : "."),
            hint: "Name a place that you may write to with --data-dir.", cause: cause)
    }
}
