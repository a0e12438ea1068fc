import Glibc

/// Paths of files given on the command line.
enum FilePath {
    /// The path from the root, resolved against the working folder; `~` at its beginning is the home folder.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        if path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") {
            return String(cString: home) + path.dropFirst()
        }
        guard let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return String(cString: folder) + "/" + path
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

extension FilePath {
    /// The last part of a path.
    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
