internal import Core
internal import Glibc

/// The folders of instances that do not last, all in one place, so that what a killed run left is found by the next.
package enum EphemeralFolders {
    /// A new name in `base`, which is made where it is absent and must belong to this account alone. Folders there that no
    /// run holds are removed, with servers that still work in them; those of a user's provider are only named.
    ///
    /// - Throws: `target.folder` where somebody else made `base`.
    package static func make(in base: String, report: (String) -> Void) async throws -> String {
        // Root's servers run as another account, which has to pass through.
        let mode: mode_t = geteuid() == 0 ? 0o711 : 0o700
        if access(base, F_OK) != 0 { try FolderTree.make(base, mode: mode) }
        var status = stat()
        guard lstat(base, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
            status.st_mode & 0o066 == 0
        else {
            throw TidemarkError(
                .instanceFolder, "The folder \(base) is not this account's alone.",
                hint: "Find out who made it and remove it, or name a folder of your own with --data-dir.")
        }
        for name in try FolderTree.names(base) {
            let folder = InstanceFolder(base + "/" + name)
            // Only its provider can remove what it made elsewhere.
            if access(folder.path + "/provider.json", F_OK) == 0 {
                report("\(folder.path) notes an instance of a provider; with --data-dir \(folder.path) it is removed")
                continue
            }
            // Held by a run that lives.
            guard let lock = try? FolderLock.take(folder.lock) else { continue }
            report("what a run that was killed left in \(folder.path) is removed")
            try await Leftovers.end(holding: folder.serverArguments, patience: .zero)
            FolderTree.remove(folder.path)
            withExtendedLifetime(lock) {}
        }
        let digits = Array("0123456789abcdef")
        var generator = SystemRandomNumberGenerator()
        return base + "/" + String((0..<8).map { _ in digits[Int.random(in: 0..<16, using: &generator)] })
    }
}
