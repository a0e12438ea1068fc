internal import Glibc

/// What is in a folder of a directory store, and making one.
enum Folder {
    struct Entry {
        let name: String
        let isFolder: Bool

        /// A folder's keys go on with a slash, which decides between `a/…` and `a.b`.
        var orderedName: String { isFolder ? name + "/" : name }
    }

    /// Files and folders that can belong to objects and are wanted, in the order of their keys; none where the folder
    /// does not exist.
    static func entries(of path: String, where isWanted: (Entry) -> Bool) throws(SystemFailure) -> [Entry] {
        guard let stream = opendir(path) else {
            let failure = SystemFailure("opendir")
            if failure.number == ENOENT || failure.number == ENOTDIR { return [] }
            throw failure
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                let failure = SystemFailure("readdir")
                if failure.number != 0 { throw failure }
                break
            }
            let type = entry.pointee.d_type
            guard let name = objectName(UnsafePointer(entry)) else { continue }
            let isKnown = Int(type) == Int(DT_REG) || Int(type) == Int(DT_DIR)
            guard let isFolder = isKnown ? Int(type) == Int(DT_DIR) : kind(path + "/" + name) else { continue }
            let found = Entry(name: name, isFolder: isFolder)
            if isWanted(found) { entries.append(found) }
        }
        return entries.sorted { $0.orderedName < $1.orderedName }
    }

    /// Bytes of a file; nil where there is none.
    static func size(of path: String) throws(SystemFailure) -> UInt64? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
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

    /// The entry's name where objects may have it.
    private static func objectName(_ entry: UnsafePointer<dirent>) -> String? {
        withName(entry) { ObjectKey.isComponent($0) ? String(decoding: $0, as: UTF8.self) : nil }
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
