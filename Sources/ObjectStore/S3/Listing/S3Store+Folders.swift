internal import Core

/// Listing in the order of keys on a store that lists folder by folder, the names of a folder in order.
///
/// The two orders differ only where a folder's name continues with `-` or `.`, which come before the slash, in another
/// name beside it: `b.c` and `b/…`. So a folder is emitted once no name that is still to come can precede it.
extension S3Store {
    func listFolders(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry] {
        var found: [ObjectEntry] = []
        let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
        try await visit(folder, prefix: prefix, after: after, limit: limit, into: &found)
        return found
    }

    /// `folder` is empty or ends with a slash.
    private func visit(
        _ folder: String, prefix: String, after: String?, limit: Int, into found: inout [ObjectEntry]
    ) async throws {
        // Enough of the prefix goes to the store to spare what is beside it; what comes back is looked at again.
        let start = prefix.hasPrefix(folder) ? prefix : folder
        let first = after.flatMap { Self.startAfter($0, in: folder) }
        var token: String?
        var waiting: [Item] = []
        var last: String?
        repeat {
            // Of a page, what lies in folders is not counted before they are opened.
            let wanted = min(Self.pageSize - 2, max(limit - found.count, 2)) + 2
            var query = [
                ("prefix", location.prefix + start), ("delimiter", "/"), ("max-keys", String(wanted)),
            ]
            if let token {
                query.append(("continuation-token", token))
            } else if let first, first.hasPrefix(start) || first > start {
                query.append(("start-after", location.prefix + first))
            }
            guard let page = try await page(query, about: folder, if: { _ in true }) else { return }
            let items = Item.items(page, in: folder).sorted { $0.name < $1.name }
            if let lowest = items.first, let last, lowest.name <= last { throw repetition(folder + lowest.name) }
            last = items.last?.name ?? last
            waiting += items
            token = page.next
            waiting.sort { $0.orderedName < $1.orderedName }
            // What is still to come has names after the last one; only what precedes them all may go.
            let ready = waiting.prefix { item in token == nil || last.map { item.orderedName <= $0 } ?? false }
            waiting.removeFirst(ready.count)
            for item in ready {
                guard found.count < limit else { return }
                if item.isFolder {
                    let inner = folder + item.orderedName
                    guard Self.mayHold(inner, prefix: prefix, after: after) else { continue }
                    try await visit(inner, prefix: prefix, after: after, limit: limit, into: &found)
                } else if item.key.hasPrefix(prefix), after.map({ $0 < item.key }) ?? true,
                    ObjectKey.isValid(item.key)
                {
                    found.append(item.entry)
                }
            }
        } while token != nil && found.count < limit
    }

    private func repetition(_ key: String) -> TidemarkError {
        TidemarkError(
            .storeUnsupported, "\(url) lists “\(key)” out of the order of names in its folder.",
            hint: "Use another store, or listing=keys in the repository's URL where it lists by keys.")
    }

    /// Whether keys that begin with `folder` can begin with the prefix and come after `after`.
    private static func mayHold(_ folder: String, prefix: String, after: String?) -> Bool {
        guard folder.hasPrefix(prefix) || prefix.hasPrefix(folder) else { return false }
        guard let after else { return true }
        return after < folder || after.hasPrefix(folder)
    }

    /// The name to begin after in a folder, so that nothing after `after` is left out; nil for its beginning.
    ///
    /// That is just before the part of `after` in this folder, or before the shortest name of which that part is a
    /// continuation with `-` or `.`, since a folder of that name comes later in the order of keys.
    private static func startAfter(_ after: String, in folder: String) -> String? {
        guard after.hasPrefix(folder) else { return nil }
        let part = Array(after.dropFirst(folder.count).prefix { $0 != "/" }.utf8)
        let dash = part.firstIndex { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") } ?? part.count
        var name = Array(part.prefix(dash))
        guard let last = name.popLast(), last > 0x20 else { return nil }
        // `~` is greater than every character of a key.
        name += [last - 1, UInt8(ascii: "~")]
        return folder + String(decoding: name, as: UTF8.self)
    }

    /// An object or a folder in a folder.
    private struct Item {
        let folder: String
        let name: String
        let isFolder: Bool
        let size: UInt64
        var storageClass: StorageClass?

        var key: String { folder + name }
        var entry: ObjectEntry { ObjectEntry(key: key, size: size, storageClass: storageClass) }
        var orderedName: String { isFolder ? name + "/" : name }

        static func items(_ page: S3Page, in folder: String) -> [Item] {
            let objects = page.objects.filter { $0.key.hasPrefix(folder) && $0.key != folder }.map { object in
                Item(
                    folder: folder, name: String(object.key.dropFirst(folder.count)), isFolder: false,
                    size: object.size, storageClass: object.storageClass)
            }
            let folders = page.folders.filter { $0.hasPrefix(folder) && $0.count > folder.count }.map { path in
                Item(folder: folder, name: String(path.dropFirst(folder.count).dropLast()), isFolder: true, size: 0)
            }
            return objects + folders
        }
    }
}
