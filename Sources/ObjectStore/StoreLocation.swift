internal import Core

/// Opens the store a repository URL names.
package enum StoreLocation {
    /// `file:///srv/backups` or an absolute path. Throws `store.url`.
    package static func store(at url: String) throws -> any ObjectStore {
        if url.hasPrefix("/") { return DirectoryStore(path: url) }
        guard url.hasPrefix("file://") else {
            throw TidemarkError(
                .storeURL, "“\(url)” is not a repository URL.",
                hint: "Write file:// and an absolute path, such as file:///srv/backups.")
        }
        var path = url.dropFirst("file://".count)
        if path.hasPrefix("localhost/") { path = path.dropFirst("localhost".count) }
        guard path.hasPrefix("/"), let decoded = percentDecoded(path), !decoded.utf8.contains(0) else {
            throw TidemarkError(
                .storeURL, "The repository URL “\(url)” has no absolute path.",
                hint: "Write three slashes, such as file:///srv/backups.")
        }
        return DirectoryStore(path: decoded)
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let decoded = Hex.decode(String(decoding: rest.prefix(2), as: UTF8.self)) else {
                return nil
            }
            bytes += decoded
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
