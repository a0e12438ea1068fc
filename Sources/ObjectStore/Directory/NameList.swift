internal import Glibc

/// The names of a folder on their way into order: a million of them are sorted as bytes, without a string each.
struct NameList {
    private struct Place {
        let start: Int
        let count: Int
        let isFolder: Bool
    }

    /// All names, one behind the other. A folder's goes on with a slash, which decides between `a/…` and `a.b`.
    private var bytes: [UInt8] = []
    private var places: [Place] = []

    mutating func append(_ name: UnsafeBufferPointer<UInt8>, isFolder: Bool) {
        let start = bytes.count
        bytes.append(contentsOf: name)
        if isFolder { bytes.append(UInt8(ascii: "/")) }
        places.append(Place(start: start, count: bytes.count - start, isFolder: isFolder))
    }

    /// The entries in the order of their keys.
    func ordered() -> [Folder.Entry] {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return [] }
            let sorted = places.sorted { first, second in
                let order = memcmp(base + first.start, base + second.start, min(first.count, second.count))
                return order == 0 ? first.count < second.count : order < 0
            }
            return sorted.map { place in
                let count = place.isFolder ? place.count - 1 : place.count
                return Folder.Entry(
                    name: String(decoding: bytes[place.start..<place.start + count], as: UTF8.self),
                    isFolder: place.isFolder)
            }
        }
    }
}
