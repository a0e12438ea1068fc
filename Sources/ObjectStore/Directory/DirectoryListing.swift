/// One walk through the folders of a directory store, in the order of keys, entering only those that can matter.
struct DirectoryListing {
    let root: String
    let prefix: String
    let after: String?
    let limit: Int
    let withSizes: Bool
    private var found: [ObjectEntry] = []

    init(root: String, prefix: String, after: String?, limit: Int, withSizes: Bool) {
        self.root = root
        self.prefix = prefix
        self.after = after
        self.limit = limit
        self.withSizes = withSizes
    }

    mutating func entries() throws(SystemFailure) -> [ObjectEntry] {
        let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
        try visit(folder)
        return found
    }

    /// `folder` is empty or ends with a slash.
    private mutating func visit(_ folder: String) throws(SystemFailure) {
        let entries = try Folder.entries(of: root + "/" + folder) { entry in
            let key = folder + entry.name
            if entry.isFolder { return mayHold(key + "/") }
            return key.hasPrefix(prefix) && (after.map { $0 < key } ?? true)
        }
        for entry in entries {
            guard found.count < limit else { return }
            let key = folder + entry.name
            if entry.isFolder {
                try visit(key + "/")
            } else if let size = withSizes ? try Folder.size(of: root + "/" + key) : 0 {
                // An object deleted since the folder was read has no size and is not listed.
                found.append(ObjectEntry(key: key, size: size))
            }
        }
    }

    /// Whether keys that begin with `folder` can begin with the prefix and come after `after`.
    private func mayHold(_ folder: String) -> Bool {
        guard folder.hasPrefix(prefix) || prefix.hasPrefix(folder) else { return false }
        guard let after else { return true }
        return after < folder || after.hasPrefix(folder)
    }
}
