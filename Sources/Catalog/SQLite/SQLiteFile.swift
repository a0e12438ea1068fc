internal import Glibc

/// The files of a catalog in SQLite: nobody but their owner reads them. What SQLite puts beside the first has its mode.
enum SQLiteFile {
    /// Makes an empty file where there is none, and takes what others may do from those that are there. What cannot be done is
    /// left to the opening, which says why.
    static func makePrivate(_ path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
        for name in [path, path + "-wal", path + "-shm"] {
            var status = stat()
            guard stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 else {
                continue
            }
            chmod(name, 0o600)
        }
    }
}
