internal import Glibc

/// Where servers that this process makes can have their folders: root's run as another account.
package enum ServerReach {
    /// Whether the account that new servers run as may pass through every folder of a path that is there.
    ///
    /// - Parameter account: as in `LocalOptions`.
    package static func reaches(_ path: String, account: String?) -> Bool {
        guard let own = SystemAccount.own, own.user == 0 else { return true }
        guard let chosen = SystemAccount.named(account ?? "mysql") else { return true }
        return chosen.canPass(through: path)
    }

    /// Whether a folder is there, belongs to this process's account, and nobody else may write to it.
    package static func isOwn(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
            && status.st_mode & 0o022 == 0
    }
}

extension SystemAccount {
    /// By modes alone: where an access list grants more, this says less.
    package func canPass(through path: String) -> Bool {
        guard user != 0 else { return true }
        var folder = ""
        for part in path.split(separator: "/") {
            folder += "/\(part)"
            var status = stat()
            guard stat(folder, &status) == 0 else { return errno == ENOENT }
            let bit: mode_t = status.st_uid == user ? 0o100 : groups.contains(status.st_gid) ? 0o010 : 0o001
            guard status.st_mode & bit != 0 else { return false }
        }
        return true
    }
}
