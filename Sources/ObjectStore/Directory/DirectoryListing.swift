internal import Dispatch
internal import Synchronization

/// One walk through the folders of a directory store, in the order of keys, entering only those that can matter.
struct DirectoryListing: Sendable {
    let root: String
    let prefix: String
    let after: String?
    let limit: Int
    let withSizes: Bool

    /// From so many folders beside each other on they are read at the same time, where everything is wanted.
    private static let many = 8

    func entries() throws(SystemFailure) -> [ObjectEntry] {
        let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
        var found: [ObjectEntry] = []
        try visit(folder, &found)
        return found
    }

    /// `folder` is empty or ends with a slash.
    private func visit(_ folder: String, _ found: inout [ObjectEntry]) throws(SystemFailure) {
        let isWhole = folder.hasPrefix(prefix) && (after.map { $0 < folder } ?? true)
        let entries = try Folder.entries(of: root + "/" + folder)
        if limit == .max, entries.count >= Self.many, entries.allSatisfy(\.isFolder) {
            found += try together(entries.map { folder + $0.name + "/" }.filter(mayHold))
            return
        }
        guard withSizes, !entries.isEmpty else {
            try add(entries, of: folder, isWhole: isWhole, &found) { _ throws(SystemFailure) in 0 }
            return
        }
        let open = try OpenFile(folder: root + "/" + folder)
        // An object deleted since the folder was read has no size and is not listed.
        try add(entries, of: folder, isWhole: isWhole, &found) { name throws(SystemFailure) in
            try open.size(of: name)
        }
    }

    private func add(
        _ entries: [Folder.Entry], of folder: String, isWhole: Bool, _ found: inout [ObjectEntry],
        size: (String) throws(SystemFailure) -> UInt64?
    ) throws(SystemFailure) {
        for entry in entries {
            guard found.count < limit else { return }
            let key = folder + entry.name
            if entry.isFolder {
                if mayHold(key + "/") { try visit(key + "/", &found) }
            } else if isWhole || isWanted(key), let size = try size(entry.name) {
                found.append(ObjectEntry(key: key, size: size))
            }
        }
    }

    /// What is in several folders, read by as many threads as there are processors.
    private func together(_ folders: [String]) throws(SystemFailure) -> [ObjectEntry] {
        let parts = Mutex<[Int: Result<[ObjectEntry], SystemFailure>]>([:])
        DispatchQueue.concurrentPerform(iterations: folders.count) { place in
            var part: [ObjectEntry] = []
            let result: Result<[ObjectEntry], SystemFailure>
            do throws(SystemFailure) {
                try visit(folders[place], &part)
                result = .success(part)
            } catch {
                result = .failure(error)
            }
            parts.withLock { $0[place] = result }
        }
        let read = parts.withLock { $0 }
        var found: [ObjectEntry] = []
        for place in folders.indices {
            if let part = read[place] { found += try part.get() }
        }
        return found
    }

    private func isWanted(_ key: String) -> Bool { key.hasPrefix(prefix) && (after.map { $0 < key } ?? true) }

    /// Whether keys that begin with `folder` can begin with the prefix and come after `after`.
    private func mayHold(_ folder: String) -> Bool {
        guard folder.hasPrefix(prefix) || prefix.hasPrefix(folder) else { return false }
        guard let after else { return true }
        return after < folder || after.hasPrefix(folder)
    }
}
