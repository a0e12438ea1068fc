internal import Glibc

/// What is in a folder of a directory store, and making one.
enum Folder {
    struct Entry {
        let name: String
        let isFolder: Bool
    }

    /// Files and folders that can belong to objects, in the order of their keys; none where the folder does not exist.
    static func entries(of path: String) throws(SystemFailure) -> [Entry] {
        guard let stream = opendir(path) else {
            let failure = SystemFailure("opendir")
            if failure.number == ENOENT || failure.number == ENOTDIR { return [] }
            throw failure
        }
        defer { closedir(stream) }
        var names = NameList()
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                let failure = SystemFailure("readdir")
                if failure.number != 0 { throw failure }
                break
            }
            let type = Int(entry.pointee.d_type)
            var isFolder: Bool? = type == Int(DT_DIR) ? true : type == Int(DT_REG) ? false : nil
            withName(UnsafePointer(entry)) { name in
                guard ObjectKey.isComponent(name) else { return }
                if isFolder == nil { isFolder = kind(path + "/" + String(decoding: name, as: UTF8.self)) }
                if let isFolder { names.append(name, isFolder: isFolder) }
            }
        }
        return names.ordered()
    }

    /// Bytes of a file; nil where there is none.
    static func size(of path: String) throws(SystemFailure) -> UInt64? { try size(of: path, in: AT_FDCWD) }

    /// Bytes of a file in an open folder; nil where there is none.
    static func size(of name: String, in folder: Int32) throws(SystemFailure) -> UInt64? {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            let failure = SystemFailure("stat")
            if failure.number == ENOENT || failure.number == ENOTDIR { return nil }
            throw failure
        }
        return status.st_mode & S_IFMT == S_IFREG ? UInt64(status.st_size) : nil
    }

    /// Makes a folder and those above it, each durable in its parent before anything is put into it.
    static func create(_ path: String) throws(SystemFailure) {
        do throws(SystemFailure) {
            try createOne(path)
        } catch  where error.number == ENOENT && parent(of: path) != path {
            try create(parent(of: path))
            try createOne(path)
        }
    }

    private static func createOne(_ path: String) throws(SystemFailure) {
        if mkdir(path, 0o700) == 0 {
            try OpenFile(folder: parent(of: path)).synchronize()
        } else {
            let failure = SystemFailure("mkdir")
            if failure.number != EEXIST { throw failure }
        }
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The entry's name, whatever it is.
    static func name(_ entry: UnsafePointer<dirent>) -> String {
        withName(entry) { String(decoding: $0, as: UTF8.self) }
    }

    /// Only the bytes the entry really has are touched: it is shorter than its type says.
    private static func withName<Result>(
        _ entry: UnsafePointer<dirent>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let start = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        let bytes = UnsafeRawBufferPointer(start: entry, count: Int(entry.pointee.d_reclen)).dropFirst(start)
        return bytes.withMemoryRebound(to: UInt8.self) { bytes in
            body(UnsafeBufferPointer(rebasing: bytes.prefix { $0 != 0 }))
        }
    }

    /// Whether a path is a folder, a regular file, or (nil) neither.
    private static func kind(_ path: String) -> Bool? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return true
        case S_IFREG: return false
        default: return nil
        }
    }
}
